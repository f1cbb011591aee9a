import { h } from "./dom.js";
import { EntryView } from "./entry.js";

/** As many as the app keeps. */
const mostEntries = 100;

const phrases = ["help", "what's due today?", "checklist", "timeline", "contacts", "survey", "roles", "settings"];

/** One conversation as one person sees it, and the line to write in. */
export class SpotView {
  #seat;
  #persona;
  #names;
  #shared;
  #entries = new Map();
  #talk;
  #empty;
  unread = 0;

  constructor(seat, persona, names, spot) {
    this.#seat = seat;
    this.#persona = persona;
    this.#names = names;
    this.#shared = spot.shared;
    this.title = spot.title;
    this.#empty = h("p", { class: "empty" }, "Nothing here yet. Write something below, or load the sample forum.");
    this.#talk = h(
      "div",
      { class: "talk", role: "log", "aria-live": "off", "aria-label": `Messages in ${spot.title}`, tabindex: "0" },
      h("p", { class: "readers" }, spot.shared ? `${spot.title}: ${spot.people} and ForumBot read along` : `Only ${persona.name} and ForumBot read this`),
      this.#empty,
    );
    this.element = h(
      "div",
      { class: "spot", role: "tabpanel", id: `spot-${persona.id}-${spot.id}`, "aria-labelledby": `tab-${persona.id}-${spot.id}` },
      this.#talk,
      this.#makePhrases(spot.id),
      this.#makeForm(spot),
    );
  }

  clear() {
    this.#entries.forEach((entry) => entry.element.remove());
    this.#entries.clear();
    this.#empty.hidden = false;
    this.unread = 0;
  }

  /** True when this person sees something that was not there before. */
  take(entry) {
    const known = this.#entries.get(entry.id);
    if (known) {
      return known.show(entry);
    }

    const atEnd = this.#talk.scrollHeight - this.#talk.scrollTop - this.#talk.clientHeight < 120;
    const view = new EntryView(this.#persona, this.#names, this.#shared, entry, (_, ...press) => this.#seat.press(view, ...press));
    this.#entries.set(entry.id, view);
    this.#talk.append(view.element);
    this.#empty.hidden = true;
    if (this.#entries.size > mostEntries) {
      const [oldest] = this.#entries.values();
      oldest.element.remove();
      this.#entries.delete(oldest.id);
    }

    if (atEnd || entry.from === this.#persona.id) {
      this.toEnd();
    }

    return true;
  }

  /** Shows the end; of a long last message its beginning. */
  toEnd() {
    const last = this.#talk.lastElementChild;
    this.#talk.scrollTop = Math.min(this.#talk.scrollHeight, last.offsetTop - this.#talk.offsetTop - 12);
  }

  #makePhrases(spotId) {
    const own = this.#persona.id === "chair" ? ["start inspection", ...phrases] : phrases;
    return h(
      "div",
      { class: "phrases", role: "group", "aria-label": "Things to say" },
      ...own.map((phrase) => h("button", { type: "button", class: "quiet", onclick: () => this.#seat.say(spotId, phrase) }, phrase)),
    );
  }

  #makeForm(spot) {
    const id = `say-${this.#persona.id}-${spot.id}`;
    const input = h("input", { id, autocomplete: "off", placeholder: "Write to ForumBot" });
    const submit = async (event) => {
      event.preventDefault();
      const text = input.value;
      if (text.trim()) {
        input.value = "";
        if (!(await this.#seat.say(spot.id, text))) {
          input.value ||= text;
        }
      }
    };
    return h(
      "form",
      { class: "say", onsubmit: submit },
      h("label", { class: "unseen", for: id }, `Write as ${this.#persona.name} in ${spot.title}`),
      input,
      h("button", {}, "Send"),
    );
  }
}
