import { h } from "./dom.js";

/** How many messages are new: a number for the eye, "3 new" for the ear. */
export const makeCount = () => h("span", { class: "new", hidden: true });

export function showCount(count, number) {
  count.replaceChildren(String(number), h("span", { class: "unseen" }, " new"));
  count.hidden = number === 0;
}

/** A row of tabs: arrow keys move, Home and End jump. `onChoose(id)` hears of a change. */
export function makeTabs(element, items, onChoose) {
  const tabs = items.map((item) => {
    const count = makeCount();
    const button = h(
      "button",
      { type: "button", role: "tab", id: item.tabId, "aria-controls": item.panelId, onclick: () => choose(item.id) },
      item.label,
      count,
    );
    return { id: item.id, button, count };
  });
  element.append(...tabs.map((tab) => tab.button));
  element.addEventListener("keydown", (event) => {
    const at = tabs.findIndex((tab) => tab.button === event.target);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (at >= 0 && to !== undefined) {
      event.preventDefault();
      const tab = tabs.at(to % tabs.length);
      choose(tab.id);
      tab.button.focus();
    }
  });

  function choose(id) {
    for (const tab of tabs) {
      tab.button.setAttribute("aria-selected", String(tab.id === id));
      tab.button.tabIndex = tab.id === id ? 0 : -1;
    }

    onChoose(id);
  }

  function setCount(id, number) {
    const { count } = tabs.find((tab) => tab.id === id);
    showCount(count, number);
  }

  return { choose, setCount };
}
