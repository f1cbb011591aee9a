import { h } from "./dom.js";
import { opensDialog } from "./draw.js";

/** A card without the drawing library: its text, its fields as the browser has them, and its buttons. */
export function drawPlain(card, onPress) {
  const parts = [...walk(card)];
  const inputs = parts.filter((part) => part.type?.startsWith("Input.")).map(drawInput);
  const actions = parts.filter((part) => ["Action.Execute", "Action.Submit", "Action.OpenUrl"].includes(part.type));
  return h(
    "div",
    { class: "plain" },
    h("pre", {}, withoutFields(card.fallbackText, parts)),
    ...inputs.map((input) => input.label),
    h("div", { class: "buttons" }, ...actions.map((action) => drawAction(action, inputs, onPress))),
  );
}

/** The text, less the lines that the inputs below it say again. */
function withoutFields(text, parts) {
  const lines = text.split("\n").filter((line) => !line.startsWith("To choose from: "));
  for (const field of parts.filter((part) => part.type?.startsWith("Input."))) {
    const label = field.label.replace(/^Please check: /, "");
    const at = lines.findIndex((line) => line.startsWith(`${label}: `) || (label.endsWith("?") && line.startsWith(`${label} `)));
    if (at >= 0) {
      lines.splice(at, String(field.value ?? "").split("\n").length);
    }
  }

  return lines.join("\n");
}

function* walk(part) {
  yield part;
  for (const child of [...(part.body ?? []), ...(part.items ?? []), ...(part.columns ?? []), ...(part.actions ?? [])]) {
    yield* walk(child);
  }
}

function drawAction(action, inputs, onPress) {
  if (action.type === "Action.OpenUrl") {
    return h("a", { href: action.url, target: "_blank", rel: "noopener noreferrer" }, action.title);
  }

  const press = () => {
    const filled = action.associatedInputs === "none" ? [] : inputs.map((input) => [input.id, input.value()]);
    const { verb = action.verb, msteams, ...keys } = action.data;
    onPress(verb, { ...Object.fromEntries(filled.filter(([, value]) => value)), ...keys }, opensDialog(msteams));
  };
  return h("button", { type: "button", onclick: press }, action.title);
}

const kinds = { "Input.Date": "date", "Input.Time": "time", "Input.Number": "number" };
const styles = { Email: "email", Tel: "tel", Url: "url" };

function drawInput(field) {
  const control = controlOf(field);
  if (field.value != null && !field.isMultiSelect) {
    control.value = field.value;
  }

  const value = () => (field.isMultiSelect ? [...control.selectedOptions].map((option) => option.value).join(",") : control.value);
  return { id: field.id, value, label: h("label", {}, field.label, control) };
}

function controlOf(field) {
  if (field.type === "Input.ChoiceSet") {
    const chosen = String(field.value ?? "").split(",");
    const options = field.choices.map((choice) => h("option", { value: choice.value, selected: chosen.includes(choice.value) }, choice.title));
    return field.isMultiSelect ? h("select", { multiple: true }, ...options) : h("select", {}, h("option", { value: "" }, "Choose"), ...options);
  }

  return field.isMultiline
    ? h("textarea", { maxlength: field.maxLength })
    : h("input", { type: kinds[field.type] ?? styles[field.style] ?? "text", maxlength: field.maxLength, placeholder: field.placeholder });
}
