import { send } from "./api.js";
import { attempt } from "./dom.js";

const words = new Intl.DateTimeFormat("en-GB", {
  weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "numeric", minute: "2-digit", hour12: true, timeZone: "Europe/London",
});

let offset = 0;

function show() {
  const now = new Date(Date.now() + offset);
  const time = document.getElementById("now");
  const said = words.format(now).replace(",", "").replace(" at ", ", ").replace(/ ?([ap]m)$/, "$1");
  if (time.textContent !== said) {
    time.textContent = said;
    time.dateTime = now.toISOString();
  }
}

/** Takes over the practice time from the app. */
export function setClock(state) {
  offset = Date.parse(state.now) - Date.now();
  document.getElementById("clock-reset").hidden = !state.moved;
  show();
}

/** Lets the buttons move the clock, and keeps it running. */
export function startClock(announce) {
  for (const button of document.querySelectorAll("[data-clock]")) {
    button.addEventListener("click", () =>
      attempt(async () => {
        setClock(await send("/practice/clock", JSON.parse(button.dataset.clock)));
        announce(`It is now ${document.getElementById("now").textContent}.`);
        if (button.hidden) {
          document.querySelector("[data-clock]").focus();
        }
      }));
  }

  setInterval(show, 1000);
}
