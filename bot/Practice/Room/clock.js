import { send } from "./api.js";
import { attempt } from "./dom.js";

const parts = { weekday: "long", day: "numeric", month: "long", hour: "numeric", minute: "2-digit", hour12: true, timeZone: "Europe/London" };
const withYear = new Intl.DateTimeFormat("en-GB", { ...parts, year: "numeric" });
const withoutYear = new Intl.DateTimeFormat("en-GB", parts);

let offset = 0;

const say = (words, moment) => words.format(moment).replace(",", "").replace(" at ", ", ").replace(/ ?([ap]m)$/, "$1");

function show() {
  const now = new Date(Date.now() + offset);
  const time = document.getElementById("now");
  const said = say(withYear, now);
  if (time.textContent !== said) {
    time.textContent = said;
    time.dateTime = now.toISOString();
  }
}

/** "Next reminder: Monday 8 March, 8:30am"; with the year when it is not this one. */
function showNext(next) {
  const line = document.getElementById("next");
  const button = document.getElementById("clock-next");
  button.disabled = !next;
  if (!next) {
    line.textContent = "No reminder ahead";
    return;
  }

  const moment = new Date(next);
  const isThisYear = moment.getFullYear() === new Date(Date.now() + offset).getFullYear();
  line.textContent = `Next reminder: ${say(isThisYear ? withoutYear : withYear, moment)}`;
}

/** Takes over the practice time from the app. */
export function setClock(state) {
  offset = Date.parse(state.now) - Date.now();
  document.getElementById("clock-reset").hidden = !state.moved;
  show();
  showNext(state.next);
}

/** Lets the buttons move the clock, and keeps it running. What came due is said by then, and appears as it is said. */
export function startClock(announce) {
  const buttons = [...document.querySelectorAll("[data-clock]")];
  let moving = false;
  for (const button of buttons) {
    button.addEventListener("click", async () => {
      if (moving) {
        return;
      }

      moving = true;
      button.setAttribute("aria-busy", "true");
      await attempt(async () => {
        setClock(await send("/practice/clock", JSON.parse(button.dataset.clock)));
        announce(`It is now ${document.getElementById("now").textContent}. ${document.getElementById("next").textContent}.`);
      });
      button.removeAttribute("aria-busy");
      moving = false;
      if (button.hidden || button.disabled) {
        buttons[0].focus();
      }
    });
  }

  setInterval(show, 1000);
}
