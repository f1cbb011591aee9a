/** Makes an element: h("p", { class: "line" }, "text", child). Text is always set as text. */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) {
      element.addEventListener(key.slice(2), value);
    } else if (value === true) {
      element.setAttribute(key, "");
    } else if (value !== false && value != null) {
      element.setAttribute(key, value);
    }
  }

  element.append(...children.filter((child) => child != null));
  return element;
}

const banner = () => document.getElementById("banner");

/** Shows one sentence at the top of the page, and reads it out. */
export function tell(sentence, wrong = false) {
  banner().textContent = sentence;
  banner().classList.toggle("wrong", wrong);
  banner().hidden = !sentence;
}

/** Runs what somebody asked for; a refusal is shown as its sentence, in the banner unless told otherwise. True when it went well. */
export async function attempt(action, complain = (sentence) => tell(sentence, true)) {
  try {
    await action();
    if (banner().classList.contains("wrong")) {
      tell("");
    }

    return true;
  } catch (problem) {
    complain(problem.message);
    return false;
  }
}

/** Has a screen reader say something without moving the focus. */
export function announce(text) {
  const line = h("p", {}, text);
  const announcer = document.getElementById("announcer");
  announcer.append(line);
  setTimeout(() => line.remove(), 8000);
}
