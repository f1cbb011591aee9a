import { send } from "./api.js";
import { Dialog } from "./dialog.js";
import { announce, attempt, h, tell } from "./dom.js";
import { titleOf } from "./draw.js";
import { SpotView } from "./spot.js";
import { makeTabs } from "./tabs.js";

/** Where each person is at first: the channel from two sides, the area's chat, and a chat of one's own. */
const firstSpot = { chair: "forum", member: "forum", lano: "area" };

/** One person's telephone: who they are, the conversations they are in, and what they see there. */
export class Seat {
  #spots;
  #tabs;
  #current;
  #dialog;
  #busy = false;

  constructor({ persona, spots }, names) {
    this.persona = persona;
    this.#dialog = new Dialog(persona);
    this.#spots = new Map(spots.map((spot) => [spot.id, new SpotView(this, persona, names, spot)]));
    const tabRow = h("div", { class: "spots", role: "tablist", "aria-label": `${persona.name}’s conversations` });
    this.element = h(
      "section",
      { class: `person ${persona.id}`, id: `person-${persona.id}`, "aria-labelledby": `name-${persona.id}` },
      h(
        "header",
        {},
        h("span", { class: "face", "aria-hidden": "true" }, persona.name.split(" ").map((word) => word[0]).join("")),
        h("h2", { id: `name-${persona.id}` }, `${persona.name}, ${persona.part}`),
        h("p", { class: "line" }, persona.line),
      ),
      tabRow,
      ...[...this.#spots.values()].map((spot) => spot.element),
    );
    const items = spots.map((spot) => ({ ...spot, tabId: `tab-${persona.id}-${spot.id}`, panelId: `spot-${persona.id}-${spot.id}` }));
    this.#tabs = makeTabs(tabRow, items, (id) => this.#choose(id));
    this.#tabs.choose(firstSpot[persona.id] ?? spots.at(-1).id);
  }

  /** True where somebody can see this seat: on a narrow screen there is one at a time. */
  get visible() {
    return this.element.offsetParent !== null;
  }

  get unread() {
    return [...this.#spots.values()].reduce((sum, spot) => sum + spot.unread, 0);
  }

  has(spotId) {
    return this.#spots.has(spotId);
  }

  clear() {
    this.#spots.forEach((spot) => spot.clear());
    this.markRead();
  }

  /** Takes a message in, new or changed. `quietly` at the first load, when nothing counts as new. */
  take(entry, quietly, readOut) {
    const spot = this.#spots.get(entry.spot);
    const changed = spot.take(entry);
    if (!changed || quietly) {
      return;
    }

    if (!this.visible || spot !== this.#current) {
      spot.unread += entry.from === this.persona.id ? 0 : 1;
      this.#tabs.setCount(entry.spot, spot.unread);
    }

    const card = entry.ownCards?.[this.persona.id] ?? entry.card;
    if (readOut && card) {
      announce(`ForumBot in ${spot.title}: ${titleOf(card)}`);
    }
  }

  /** What is in front of somebody's eyes is no longer new. */
  markRead() {
    this.#current.unread = 0;
    this.#spots.forEach((spot, id) => this.#tabs.setCount(id, spot.unread));
    this.#current.toEnd();
  }

  say(spotId, text) {
    return attempt(() => send("/practice/say", { persona: this.persona.id, spot: spotId, text }));
  }

  /** Presses a button of a message. Its answer takes the message's place, or is shown in a dialog, which stays with that message. */
  press(view, verb, fields, drawn, inDialog) {
    return this.#send({ message: view.id, verb, fields, inDialog }, drawn, (sentence) => tell(sentence, true), (card) => {
      if (inDialog) {
        this.#showDialog(view, card);
      } else if (card) {
        view.draw(card);
      }
    });
  }

  #showDialog(view, card) {
    this.#dialog.show(card, (verb, fields, drawn) =>
      this.#send({ message: view.id, verb, fields, inDialog: true }, drawn, (sentence) => this.#dialog.complain(sentence), (next) => this.#showDialog(view, next)),
    );
  }

  async #send(press, drawn, complain, show) {
    if (this.#busy) {
      return;
    }

    this.#busy = true;
    drawn.setAttribute("aria-busy", "true");
    await attempt(async () => show((await send("/practice/press", { persona: this.persona.id, ...press })).card), complain);
    drawn.removeAttribute("aria-busy");
    this.#busy = false;
  }

  #choose(id) {
    this.#spots.forEach((spot) => {
      spot.element.hidden = true;
    });
    this.#current = this.#spots.get(id);
    this.#current.element.hidden = false;
    this.markRead();
  }
}
