import { h } from "./dom.js";
import { hostConfig } from "./hostConfig.js";
import { drawPlain } from "./plain.js";

let library = null;

/** Loads the library that draws cards. Without it every card is shown as its text, with its fields and buttons. */
export async function loadRenderer() {
  await new Promise((done, failed) => {
    document.head.append(h("script", { src: "/practice/room/adaptivecards.min.js", onload: done, onerror: failed }));
  });
  library = window.AdaptiveCards;
  // Cards hold plain text; whatever looks like Markdown in it stays as it was typed.
  library.AdaptiveCard.onProcessMarkdown = (_, result) => {
    result.didProcess = false;
  };
}

/** The first line of the card's text is its headline. */
export const titleOf = (card) => card.fallbackText.split("\n", 1)[0];

/** Draws a card. `onPress(verb, fields, opensDialog)` hears of its buttons; all fields are text and empty ones are left out. */
export function drawCard(card, onPress) {
  const article = h("article", { class: "card", tabindex: "-1", "aria-label": titleOf(card) });
  article.append(library ? drawAdaptive(card, onPress) : drawPlain(card, onPress));
  return article;
}

function drawAdaptive(json, onPress) {
  const card = new library.AdaptiveCard();
  card.hostConfig = new library.HostConfig(hostConfig);
  card.parse(json);
  card.onExecuteAction = (action) => {
    if (action instanceof library.OpenUrlAction) {
      window.open(action.url, "_blank", "noopener,noreferrer");
    } else if (action instanceof library.ExecuteAction) {
      onPress(action.verb, asText(action.data), false);
    } else if (action instanceof library.SubmitAction) {
      const { verb, msteams, ...fields } = action.data;
      onPress(verb, asText(fields), opensDialog(msteams));
    }
  };
  const drawn = card.render();
  // The article around it has the name and takes the focus.
  drawn.removeAttribute("tabindex");
  drawn.removeAttribute("role");
  drawn.removeAttribute("aria-label");
  return drawn;
}

/** How a card for Teams says that a button opens a dialog. */
export const opensDialog = (msteams) => msteams?.type === "task/fetch";

function asText(data) {
  const filled = Object.entries(data ?? {}).filter(([, value]) => value != null && value !== "");
  return Object.fromEntries(filled.map(([key, value]) => [key, String(value)]));
}
