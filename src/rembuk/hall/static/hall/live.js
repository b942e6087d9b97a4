// Keeps one copy of the room's state up to date: a key frame first, then what changed. Knows no page.

// Puts what changed over a state: keys that differ, null for a key that is gone.
export function putOver(state, changed) {
  for (const [name, section] of Object.entries(changed)) {
    const old = state[name];
    if (section && old && typeof section === "object" && typeof old === "object") {
      for (const [key, value] of Object.entries(section)) {
        if (value === null) delete old[key];
        else old[key] = value;
      }
    } else state[name] = section;
  }
}

// The server speaks every 15 seconds, if only to say that it is there.
const SILENCE = 40000;

// Follows the room at `address`. `show(state, changed)` is told of every change, `link(isUp)` of the line.
export function follow(address, { show, link }) {
  let state = null;
  let source = null;
  let latest = "";
  let heardAt = Date.now();

  function hear() {
    heardAt = Date.now();
  }

  function take(message) {
    hear();
    // A key frame that says what the last one said changes nothing.
    if (message.data === latest) return;
    latest = message.type === "key" ? message.data : "";
    const changed = JSON.parse(message.data);
    if (message.type === "key") state = changed;
    else putOver(state, changed);
    show(state, changed);
  }

  function open() {
    hear();
    source = new EventSource(address);
    source.addEventListener("key", take);
    source.addEventListener("change", take);
    source.addEventListener("alive", hear);
    source.onopen = () => link(true);
    source.onerror = () => {
      link(false);
      // A browser gives up when it is answered with an error; we go on, and not all phones at one moment.
      if (source.readyState === EventSource.CLOSED) setTimeout(open, 3000 + Math.random() * 4000);
    };
  }

  // A line can die without a word, as when a phone sleeps or changes its mast.
  function again() {
    source.close();
    open();
  }
  // Without a network nothing more is taken from a line that may still be open: it comes whole with the next one.
  function lose() {
    source.close();
    link(false);
  }
  addEventListener("offline", lose);
  addEventListener("online", again);
  setInterval(() => {
    if (Date.now() - heardAt < SILENCE) return;
    link(false);
    again();
  }, 5000);
  let hiddenAt = 0;
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) hiddenAt = Date.now();
    else if (Date.now() - hiddenAt > 30000) again();
  });
  open();
  if (!navigator.onLine) lose();
}
