// Reads [{ id, card }] on standard input; writes [{ id, problems }] on standard output: what the library had to say about each card.
import { createRequire } from "node:module";

// The package's module build imports without file endings, which Node.js refuses; its bundle loads.
const { AdaptiveCard, CardElement, SerializationContext, ValidationEvent, Versions } = createRequire(import.meta.url)("adaptivecards/dist/adaptivecards.js");

function problemsOf(json) {
  const context = new SerializationContext(Versions.v1_5);
  const card = new AdaptiveCard();
  // The library keeps one /g expression for the language of all cards, so it would refuse every second one.
  CardElement.langProperty.regEx.lastIndex = 0;
  card.parse(json, context);
  const whileParsing = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i));
  return [...whileParsing, ...card.validateProperties().validationEvents].map(({ event, message }) => `${ValidationEvent[event]}: ${message}`);
}

let input = "";
for await (const chunk of process.stdin) {
  input += chunk;
}
process.stdout.write(JSON.stringify(JSON.parse(input).map(({ id, card }) => ({ id, problems: problemsOf(card) }))));
