const ink = (name) => ({ default: `var(--${name})`, subtle: "var(--ink-soft)" });

const foregroundColors = {
  default: ink("ink"),
  dark: ink("ink"),
  light: ink("ink-soft"),
  accent: ink("accent"),
  good: ink("good"),
  warning: ink("warning"),
  attention: ink("attention"),
};

const container = (backgroundColor) => ({ backgroundColor, foregroundColors });

const fontFamily = "var(--font)";
const fontSizes = { small: 13, default: 15, medium: 17, large: 20, extraLarge: 24 };
const fontWeights = { lighter: 300, default: 400, bolder: 650 };

/** How cards look here. Colours are the page's own, so that light and dark both fit. */
export const hostConfig = {
  choiceSetInputValueSeparator: ",",
  supportsInteractivity: true,
  spacing: { small: 4, default: 10, medium: 16, large: 24, extraLarge: 32, padding: 12 },
  separator: { lineThickness: 1, lineColor: "var(--line)" },
  fontTypes: {
    default: { fontFamily, fontSizes, fontWeights },
    monospace: { fontFamily: "ui-monospace, monospace", fontSizes, fontWeights },
  },
  imageSizes: { small: 40, medium: 80, large: 160 },
  containerStyles: {
    default: container("transparent"),
    emphasis: container("var(--sheet-2)"),
    accent: container("var(--accent-soft)"),
    good: container("var(--good-soft)"),
    warning: container("var(--warning-soft)"),
    attention: container("var(--attention-soft)"),
  },
  inputs: {
    label: {
      inputSpacing: "small",
      requiredInputs: { weight: "bolder", size: "default", color: "default", isSubtle: false, suffix: " (needed)", suffixColor: "default" },
      optionalInputs: { weight: "bolder", size: "default", color: "default", isSubtle: false },
    },
    errorMessage: { color: "attention", weight: "bolder", size: "small" },
  },
  textBlock: { headingLevel: 3 },
  actions: {
    maxActions: 12,
    spacing: "medium",
    buttonSpacing: 8,
    showCard: { actionMode: "inline", inlineTopMargin: 12 },
    preExpandSingleShowCardAction: false,
    actionsOrientation: "horizontal",
    actionAlignment: "left",
    allowTitleToWrap: true,
  },
  adaptiveCard: { allowCustomStyle: false },
};
