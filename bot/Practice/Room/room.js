import { read, send } from "./api.js";
import { setClock, startClock } from "./clock.js";
import { announce, attempt, h, tell } from "./dom.js";
import { loadRenderer } from "./draw.js";
import { follow } from "./feed.js";
import { Seat } from "./seat.js";
import { makeCount, showCount } from "./tabs.js";

const withoutRenderer =
  "Cards are shown as text here, and their buttons work. To see them drawn, install Node.js 20 or later (nodejs.org), stop ForumBot, and start it again with “dotnet run”.";

const page = document.getElementById("people");
const switcher = document.getElementById("tabs");
let seats = [];
let active = null;
let room = null;

/** On a narrow screen one person is shown at a time; on a wide one the choice does not matter. */
function choosePerson(chosen) {
  for (const seat of seats) {
    seat.element.classList.toggle("chosen", seat === chosen);
    seat.button.setAttribute("aria-current", String(seat === chosen));
  }

  active = chosen;
  chosen.markRead();
  showCounts();
}

function showCounts() {
  for (const seat of seats) {
    showCount(seat.count, seat.visible ? 0 : seat.unread);
  }
}

function seatThem(setting) {
  const names = Object.fromEntries(setting.people.map(({ persona }) => [persona.id, persona.name]));
  seats = setting.people.map((person) => new Seat(person, names));
  for (const seat of seats) {
    seat.count = makeCount();
    seat.button = h("button", { type: "button", class: `tab ${seat.persona.id}`, onclick: () => choosePerson(seat) }, seat.persona.part, seat.count);
    seat.element.addEventListener("focusin", () => {
      active = seat;
    });
  }

  switcher.append(...seats.map((seat) => seat.button));
  page.replaceChildren(...seats.map((seat) => seat.element));
  choosePerson(seats[0]);
}

function take(state) {
  const isNew = state.room !== room;
  if (isNew) {
    room = state.room;
    seats.forEach((seat) => seat.clear());
  }

  setClock(state);
  for (const entry of state.entries) {
    for (const seat of seats.filter((s) => s.has(entry.spot))) {
      seat.take(entry, isNew, seat === active);
    }
  }

  if (isNew) {
    seats.forEach((seat) => seat.markRead());
  }

  showCounts();
  page.removeAttribute("aria-busy");
}

function startButtons() {
  const done = { sample: "The sample forum is ready.", fresh: "The room is empty again, and ForumBot has been added to every conversation." };
  for (const button of document.querySelectorAll("[data-room]")) {
    button.addEventListener("click", async () => {
      if (button.getAttribute("aria-busy") === "true") {
        return;
      }

      button.setAttribute("aria-busy", "true");
      if (await attempt(() => send(`/practice/${button.dataset.room}`))) {
        announce(done[button.dataset.room]);
      }

      button.removeAttribute("aria-busy");
    });
  }
}

await attempt(async () => {
  page.setAttribute("aria-busy", "true");
  const setting = await read("/practice/setting");
  if (setting.canDraw) {
    await loadRenderer();
  } else {
    tell(withoutRenderer);
  }

  seatThem(setting);
  startButtons();
  startClock(announce);
  follow(take);
});
