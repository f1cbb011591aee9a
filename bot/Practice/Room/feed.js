import { read } from "./api.js";

const pollEvery = 2000;

/** Hands every change of the room to the page: by server-sent events, or by asking again and again where those do not get through. */
export function follow(onState) {
  let mark = "";
  const take = (state) => {
    mark = state.mark;
    onState(state);
  };

  const poll = async () => {
    try {
      take(await read(`/practice/state?since=${encodeURIComponent(mark)}`));
    } catch {
      // The next try may get through.
    }

    setTimeout(poll, pollEvery);
  };

  if (!("EventSource" in window)) {
    poll();
    return;
  }

  const source = new EventSource("/practice/events");
  source.onmessage = (event) => take(JSON.parse(event.data));
  source.onerror = () => {
    // While it is connecting the browser tries again by itself.
    if (source.readyState === EventSource.CLOSED) {
      poll();
    }
  };
}
