import { h } from "./dom.js";

/**
 * Draws a card of the gallery roughly as Slack does: the message, and below it the window that it opens. It knows the blocks that the bot uses, and says so
 * when it meets another. `onPress(title, verb, keys)` hears of the buttons; those that open or turn a kept card are followed here.
 */
export function drawSlack({ message, window: pages }, onPress) {
  const place = h("div", { class: "slack" });
  const show = (page) => {
    const opens = (title, verb, keys) => (verb === "slack.open-kept" ? show(Number(keys.page)) : onPress(title, verb, keys));
    place.replaceChildren(drawMessage(message, opens), ...(pages.length === 0 ? [] : [h("p", { class: "slack-note" }, "In its window"), drawWindow(pages[page], opens)]));
  };
  show(0);
  return place;
}

function drawMessage(blocks, onPress) {
  return h(
    "article",
    { class: "slack-message", "aria-label": "The message in Slack" },
    h("div", { class: "slack-avatar", "aria-hidden": "true" }, "F"),
    h(
      "div",
      { class: "slack-said" },
      h("p", { class: "slack-who" }, h("strong", {}, "ForumBot"), h("span", { class: "slack-app" }, "APP"), h("time", {}, "09:00")),
      ...blocks.map((block) => drawBlock(block, onPress)),
    ),
  );
}

function drawWindow(view, onPress) {
  const submit = () => {
    const kept = JSON.parse(view.private_metadata);
    onPress(view.submit.text, kept.v, kept.q);
  };
  return h(
    "article",
    { class: "slack-window", "aria-label": `The window “${view.title.text}”` },
    h("header", {}, h("h3", {}, view.title.text), h("span", { class: "slack-x", "aria-hidden": "true" }, "×")),
    h("div", { class: "slack-body" }, ...view.blocks.map((block) => drawBlock(block, onPress))),
    h(
      "footer",
      {},
      h("button", { type: "button", class: "slack-button" }, view.close.text),
      view.submit && h("button", { type: "button", class: "slack-button primary", onclick: submit }, view.submit.text),
    ),
  );
}

const drawers = {
  header: (block) => h("h4", { class: "slack-header" }, block.text.text),
  section: (block, onPress) =>
    h("div", { class: "slack-section" }, h("p", {}, ...drawText(block.text)), block.accessory && drawButton(block.accessory, onPress)),
  context: (block) => h("p", { class: "slack-context" }, block.elements.map((element) => element.text).join("  ")),
  actions: (block, onPress) => h("div", { class: "slack-actions" }, ...block.elements.map((button) => drawButton(button, onPress))),
  image: (block) => h("img", { class: "slack-image", src: block.image_url, alt: block.alt_text }),
  rich_text: (block) => h("div", { class: "slack-rich" }, ...block.elements.map(drawRich)),
  input: (block) => drawInput(block),
};

function drawBlock(block, onPress) {
  return drawers[block.type]?.(block, onPress) ?? h("p", { class: "slack-context" }, `(a block of type ${block.type})`);
}

function drawRich({ type, elements }) {
  const runs = elements.map(({ text, style }) => (style?.bold ? h("strong", {}, text) : text));
  return h(type === "rich_text_quote" ? "blockquote" : "p", {}, ...runs);
}

/** Marked text holds stars around what is bold, and three escaped signs; everything else is as it was typed. */
function drawText({ type, text }) {
  if (type === "plain_text") {
    return [text];
  }

  const unescape = (part) => part.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  return text.split("*").map((part, at) => (at % 2 === 1 ? h("strong", {}, unescape(part)) : unescape(part)));
}

function drawButton(button, onPress) {
  const title = button.text.text;
  const look = `slack-button ${button.style ?? ""}`;
  if (button.url) {
    return h("a", { class: look, href: button.url, target: "_blank", rel: "noopener noreferrer" }, title);
  }

  const press = () => onPress(title, button.action_id.split(":")[0], JSON.parse(button.value ?? "{}"));
  return h("button", { type: "button", class: look, "aria-label": button.accessibility_label, onclick: press }, title);
}

function drawInput({ label, hint, element, optional }) {
  const name = h("span", { class: "slack-label" }, label.text, optional ? h("small", {}, " (optional)") : null);
  const control = drawElement(element, label.text);
  const below = hint && h("span", { class: "slack-hint" }, hint.text);
  return control.matches("fieldset")
    ? h("div", { class: "slack-input" }, name, control, below)
    : h("label", { class: "slack-input" }, name, control, below);
}

const types = { number_input: "number", datepicker: "date", timepicker: "time", email_text_input: "email", url_text_input: "url" };

function drawElement(element, label) {
  const placeholder = element.placeholder?.text;
  switch (element.type) {
    case "radio_buttons":
    case "checkboxes":
      return drawTicks(element, label);
    case "static_select":
    case "multi_static_select":
      return drawList(element, placeholder);
    case "plain_text_input":
      if (element.multiline) {
        const area = h("textarea", { maxlength: element.max_length, placeholder });
        area.value = element.initial_value ?? "";
        return area;
      }
  }

  const value = element.initial_value ?? element.initial_date ?? element.initial_time;
  return h("input", { type: types[element.type] ?? "text", maxlength: element.max_length, placeholder, value });
}

function drawTicks({ type, options, initial_option, initial_options }, label) {
  const chosen = [initial_option, ...(initial_options ?? [])].filter(Boolean).map((option) => option.value);
  const kind = type === "checkboxes" ? "checkbox" : "radio";
  const group = `tick-${Math.random()}`;
  return h(
    "fieldset",
    { "aria-label": label },
    ...options.map(({ text, value, description }) =>
      h("label", {}, h("input", { type: kind, name: group, checked: chosen.includes(value) }), h("span", {}, text.text, description ? h("small", {}, description.text) : null)),
    ),
  );
}

function drawList({ type, options, option_groups, initial_option, initial_options }, placeholder) {
  const chosen = [initial_option, ...(initial_options ?? [])].filter(Boolean).map((option) => option.value);
  const drawOption = ({ text, value }) => h("option", { selected: chosen.includes(value) }, text.text);
  const several = type.startsWith("multi");
  return h(
    "select",
    { multiple: several },
    several ? null : h("option", { value: "" }, placeholder),
    ...(option_groups ?? [{ options }]).flatMap((group) => (group.label ? [h("optgroup", { label: group.label.text }, ...group.options.map(drawOption))] : group.options.map(drawOption))),
  );
}
