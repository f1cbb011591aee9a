import { h } from "./dom.js";
import { drawCard, titleOf } from "./draw.js";

/** A window over the page that shows one person a form, as Teams does. Escape closes it, and then the focus is where it was. */
export class Dialog {
  #element;
  #body = h("div", {});
  #problem = h("p", { class: "problem", role: "alert" });

  constructor(persona) {
    this.#element = h(
      "dialog",
      { class: persona.id },
      h("header", {}, h("p", { class: "own" }, `Only ${persona.name} sees this`), h("button", { type: "button", class: "quiet", onclick: () => this.#element.close() }, "Close")),
      this.#problem,
      this.#body,
    );
    document.body.append(this.#element);
  }

  /** Shows a card; without one there is nothing more to show, and the window closes. `onPress(verb, fields, drawn)` hears of its buttons. */
  show(card, onPress) {
    if (!card) {
      this.#element.close();
      return;
    }

    this.complain("");
    const drawn = drawCard(card, (verb, fields) => onPress(verb, fields, drawn));
    this.#body.replaceChildren(drawn);
    this.#element.setAttribute("aria-label", titleOf(card));
    if (!this.#element.open) {
      this.#element.showModal();
    }

    drawn.focus();
  }

  /** The page's own banner lies behind. */
  complain(sentence) {
    this.#problem.textContent = sentence;
  }
}
