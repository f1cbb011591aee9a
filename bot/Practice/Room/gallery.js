import { read } from "./api.js";
import { attempt, h, tell } from "./dom.js";
import { drawCard, loadRenderer } from "./draw.js";
import { drawSlack } from "./slack.js";

const main = document.getElementById("cards");
const find = document.getElementById("find");
const platforms = document.querySelectorAll("[name=platform]");
const kilobytes = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });
let specimens = [];
let inSlack = null;

const press = (title, verb, fields) => tell(`In a conversation “${title}” would do “${verb}” with ${JSON.stringify(fields)}.`);

function drawTeams({ sample }) {
  return [drawCard(sample, (verb, fields) => press("it", verb, fields)), sample.fallbackText];
}

function drawInSlack({ id }) {
  const drawn = inSlack.get(id);
  return [drawSlack(drawn, press), drawn.text];
}

function draw(specimen) {
  const [card, text] = inSlack ? drawInSlack(specimen) : drawTeams(specimen);
  const size = inSlack ? "" : ` · ${kilobytes.format(specimen.bytes / 1024)} KB`;
  return h(
    "section",
    { class: "specimen", id: specimen.id, "aria-labelledby": `name-${specimen.id}` },
    h("h2", { id: `name-${specimen.id}` }, specimen.card),
    h("p", { class: "state" }, specimen.state + size),
    card,
    h("details", {}, h("summary", {}, "As text alone"), h("pre", {}, text)),
  );
}

function filter() {
  const words = find.value.toLowerCase().split(/\s+/);
  let shown = 0;
  for (const section of main.children) {
    const text = section.querySelector("h2").textContent + section.querySelector(".state").textContent;
    section.hidden = !words.every((word) => text.toLowerCase().includes(word));
    shown += section.hidden ? 0 : 1;
  }

  document.getElementById("count").textContent = shown === 1 ? "1 card" : `${shown} cards`;
}

async function show(platform) {
  inSlack = platform === "slack" ? new Map((await read("/practice/specimens/slack")).map((drawn) => [drawn.id, drawn])) : null;
  main.replaceChildren(...specimens.map(draw));
  filter();
}

await attempt(async () => {
  const setting = await read("/practice/setting");
  specimens = await read("/practice/specimens");
  if (setting.canDraw) {
    await loadRenderer();
  } else {
    tell("Cards are shown as text here. To see them drawn, install Node.js 20 or later (nodejs.org) and start ForumBot again.");
  }

  const asked = new URLSearchParams(location.search);
  find.value = asked.get("find") ?? "";
  for (const choice of platforms) {
    choice.checked = choice.value === (asked.get("in") ?? "teams");
    choice.addEventListener("change", () => attempt(() => show(choice.value)));
  }

  await show(asked.get("in"));
  document.getElementById("platforms").disabled = false;
  find.addEventListener("input", filter);
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
});
