import { h } from "./dom.js";
import { drawCard } from "./draw.js";

const hour = new Intl.DateTimeFormat("en-GB", { hour: "numeric", minute: "2-digit", hour12: true, timeZone: "Europe/London" });

/** One message as one person sees it. It is drawn again only when what this person sees has changed. */
export class EntryView {
  #persona;
  #onPress;
  #shared;
  #seen = "";

  constructor(persona, names, shared, entry, onPress) {
    this.#shared = shared;
    this.#persona = persona;
    this.#onPress = onPress;
    this.id = entry.id;
    const mine = entry.from === persona.id;
    this.own = h("span", { class: "own", hidden: true }, "Only you see this");
    this.body = h("div", {});
    this.element = h(
      "div",
      { class: `entry arrives${entry.text == null ? "" : " words"}${mine ? " mine" : ""}` },
      h("p", { class: "by" }, h("b", {}, names[entry.from] ?? "ForumBot"), ` ${hour.format(Date.parse(entry.at)).replace(" ", "")}`, this.own),
      this.body,
    );
    this.show(entry);
  }

  /** True when something changed for this person. A reader who was inside the card stays with it. */
  show(entry) {
    if (entry.text != null) {
      this.body.replaceChildren(h("p", { class: "said" }, entry.text));
      return false;
    }

    const ownCard = entry.ownCards?.[this.#persona.id];
    this.own.hidden = !(ownCard && this.#shared);
    return this.draw(ownCard ?? entry.card);
  }

  draw(card) {
    const json = JSON.stringify(card);
    if (json === this.#seen) {
      return false;
    }

    this.#seen = json;
    const wasInside = this.body.contains(document.activeElement);
    const drawn = drawCard(card, (verb, fields, opensDialog) => this.#onPress(this.id, verb, fields, drawn, opensDialog));
    this.body.replaceChildren(drawn);
    if (wasInside) {
      drawn.focus({ preventScroll: true });
    }

    return true;
  }
}
