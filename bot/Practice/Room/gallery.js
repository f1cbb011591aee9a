import { read } from "./api.js";
import { attempt, h, tell } from "./dom.js";
import { drawCard, loadRenderer } from "./draw.js";

const main = document.getElementById("cards");
const find = document.getElementById("find");
const kilobytes = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });

function draw(specimen) {
  const { sample } = specimen;
  const press = (verb, fields) => tell(`In a conversation this would do “${verb}” with ${JSON.stringify(fields)}.`);
  return h(
    "section",
    { class: "specimen", id: specimen.id, "aria-labelledby": `name-${specimen.id}` },
    h("h2", { id: `name-${specimen.id}` }, specimen.card),
    h("p", { class: "state" }, `${specimen.state} · ${kilobytes.format(specimen.bytes / 1024)} KB`),
    drawCard(sample, press),
    h("details", {}, h("summary", {}, "As text alone"), h("pre", {}, sample.fallbackText)),
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

await attempt(async () => {
  const [setting, specimens] = await Promise.all([read("/practice/setting"), read("/practice/specimens")]);
  if (setting.canDraw) {
    await loadRenderer();
  } else {
    tell("Cards are shown as text here. To see them drawn, install Node.js 20 or later (nodejs.org) and start ForumBot again.");
  }

  main.append(...specimens.map(draw));
  find.addEventListener("input", filter);
  filter();
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
});
