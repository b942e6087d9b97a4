// The door of a talk on a phone: finds who comes, says one big word, and keeps a queue until the network takes it.
const door = document.getElementById("door");
const say = door.dataset;
const part = (name) => door.querySelector(`[data-${name}]`);
const token = door.querySelector("[name=csrfmiddlewaretoken]").value;
const place = `rembuk-door:${say.talk}`;

// What this phone knows and has not been able to send yet survives a reload and an empty battery.
const kept = JSON.parse(localStorage.getItem(place) ?? "null") ?? { device: identity(), counter: 0, queue: [], door: "" };
let state = JSON.parse(document.getElementById("door-state").textContent);
// A page off the phone's shelf is older than what the phone has heard since.
if (kept.state?.at > state.at) state = kept.state;
const arrived = new Map();
let last = null;
let busy = false;

function identity() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function keep() {
  localStorage.setItem(place, JSON.stringify(kept));
}

function clock(at) {
  const between = document.documentElement.lang === "en" ? ":" : ".";
  return String(at.getHours()).padStart(2, "0") + between + String(at.getMinutes()).padStart(2, "0");
}

// Whoever the server has seen, and whoever waits in this phone's queue.
function recount() {
  arrived.clear();
  for (const [key, hour, where] of state.arrived) arrived.set(key, { hour, where });
  for (const seen of kept.queue) {
    if (seen.undo) arrived.delete(seen.key);
    else arrived.set(seen.key || `guest-${seen.counter}`, { hour: clock(new Date(seen.at)), where: kept.door });
  }
  part("count").textContent = arrived.size;
  part("expected").textContent = state.expected;
}

async function keyOf(code) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(code));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, 24);
}

function codeIn(text) {
  const address = /\/tiket\/([2-9A-HJKMNP-Z]{20})(?:\/|$)/.exec(text);
  return address ? address[1] : text.replace(/[\s\-–.]/g, "").toUpperCase();
}

function sound(kind) {
  navigator.vibrate?.(kind === "ok" ? 80 : [80, 80, 80]);
  try {
    sound.context ??= new AudioContext();
    const tone = sound.context.createOscillator();
    const volume = sound.context.createGain();
    tone.frequency.value = { ok: 880, warn: 440, wrong: 220 }[kind];
    volume.gain.value = 0.1;
    tone.connect(volume).connect(sound.context.destination);
    tone.start();
    tone.stop(sound.context.currentTime + (kind === "ok" ? 0.12 : 0.4));
  } catch {
    // A phone without sound still shows the word.
  }
}

function verdict(kind, word, detail, action) {
  const shown = part("verdict");
  const big = document.createElement("b");
  const small = document.createElement("span");
  big.textContent = word;
  small.textContent = detail;
  shown.className = `verdict ${kind}`;
  shown.replaceChildren(big, small);
  if (action) {
    const button = document.createElement("button");
    button.className = "button";
    button.type = "button";
    button.textContent = say.let;
    button.addEventListener("click", action);
    shown.append(button);
  }
  shown.hidden = false;
  sound(kind);
}

function note(seen) {
  kept.counter += 1;
  last = { counter: kept.counter, at: new Date().toISOString(), ...seen };
  kept.queue.push(last);
  keep();
  recount();
  part("undo").hidden = Boolean(seen.undo) || !seen.key;
  send();
}

function admit(person) {
  note({ key: person.key });
  verdict("ok", say.in, person.help ? `${person.name} · ${say.help}` : person.name);
}

function meet(person) {
  const before = arrived.get(person.key);
  part("found").replaceChildren();
  if (before) verdict("warn", say.again, `${person.name} · ${before.hour}${before.where ? `, ${before.where}` : ""}`);
  else if (person.seat === "sure") admit(person);
  else verdict("warn", say[person.seat], person.name, () => admit(person));
}

async function ticket(text) {
  const code = codeIn(text);
  const key = code.length === 20 ? await keyOf(code) : "";
  const person = state.people.find((each) => each.key === key || each.code === code);
  if (person) return meet(person), true;
  if (!key) return false;
  // Registered after this phone took its list: let the server judge as soon as it can be asked.
  note({ key, unsure: true });
  verdict("warn", say.unknown, say.late);
  return true;
}

function folded(name) {
  return name.trim().toLowerCase().split(/\s+/).join(" ");
}

// A whole name lets its bearer in; a part of one only shows whom it may mean.
function byName(text) {
  const wanted = folded(text);
  const found = state.people.filter((each) => folded(each.name).includes(wanted)).slice(0, 10);
  if (!wanted || !found.length) return verdict("wrong", say.unknown, text);
  if (found.length === 1 && folded(found[0].name) === wanted) return meet(found[0]);
  part("verdict").hidden = true;
  part("found").replaceChildren(...found.map((person) => {
    const row = document.createElement("li");
    const line = document.createElement("div");
    line.className = "person-row";
    const name = document.createElement("b");
    name.textContent = person.name;
    const code = document.createElement("span");
    code.className = "code";
    code.textContent = person.code;
    const button = document.createElement("button");
    button.className = "button small";
    button.type = "button";
    button.textContent = arrived.has(person.key) ? say.again : say.let;
    button.addEventListener("click", () => meet(person));
    line.append(name, code, button);
    row.append(line);
    return row;
  }));
}

function network(text) {
  part("network").textContent = text;
  part("network").hidden = !text;
}

async function send() {
  if (busy) return;
  busy = true;
  const taken = await deliver(kept.queue.slice(0, 500));
  busy = false;
  if (taken && kept.queue.length > 0) send();
}

// Gives a part of the queue to the server; says whether the server has taken it.
async function deliver(batch) {
  const body = new URLSearchParams({
    device: kept.device, door: kept.door, version: state.version, seen: JSON.stringify(batch),
  });
  try {
    const response = await fetch(say.queue, { method: "POST", body, headers: { "X-CSRFToken": token }, redirect: "manual" });
    if (response.type === "opaqueredirect" || response.status === 403) throw new Error(say.signedOut);
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.problem);
    const judged = new Map(answer.answers.map((each) => [each.counter, each]));
    kept.queue = kept.queue.filter((seen) => !judged.has(seen.counter));
    state = kept.state = { ...state, ...answer };
    keep();
    recount();
    network("");
    revise(judged);
    return true;
  } catch (problem) {
    network(problem instanceof TypeError ? `${say.offline} ${kept.queue.length}` : problem.message);
    return false;
  }
}

// The word on screen gives way when the server knows better.
function revise(judged) {
  const answer = last && judged.get(last.counter);
  if (!answer || last.undo) return;
  const name = state.people.find((each) => each.key === answer.key)?.name ?? "";
  if (answer.word === "unknown") verdict("wrong", say.unknown, name);
  else if (answer.word === "again") verdict("warn", say.again, name);
  else if (last.unsure) verdict("ok", say.in, name);
}

part("find").addEventListener("submit", async (event) => {
  event.preventDefault();
  const input = event.target.elements.what;
  const text = input.value.trim();
  if (text && !(await ticket(text))) byName(text);
  input.value = "";
  input.focus();
});

part("guest").addEventListener("submit", (event) => {
  event.preventDefault();
  const input = event.target.elements.guest;
  const name = input.value.trim().slice(0, 80);
  if (!name) return;
  note({ guest: name });
  verdict("ok", say.in, name);
  input.value = "";
});

part("undo").addEventListener("click", () => {
  const key = last?.key;
  if (!key) return;
  note({ key, undo: true });
  verdict("warn", say.undone, state.people.find((each) => each.key === key)?.name ?? "");
});

const doorName = part("door-name").querySelector("input");
doorName.value = kept.door;
doorName.addEventListener("change", () => {
  kept.door = doorName.value.trim();
  keep();
});
part("door-name").hidden = false;

document.addEventListener("scanned", (event) => ticket(event.detail));
addEventListener("online", send);
setInterval(send, 15_000);

// A page that was opened once opens again without a network; after the talk the phone forgets it.
if ("serviceWorker" in navigator) {
  if ("over" in say) {
    navigator.serviceWorker.getRegistration().then((found) => found?.unregister());
    caches.delete("rembuk-door");
    if (!kept.queue.length) localStorage.removeItem(place);
  } else {
    navigator.serviceWorker.register(say.worker).then(async () => {
      const ready = await navigator.serviceWorker.ready;
      const files = [...document.querySelectorAll("script[src],link[rel=stylesheet]")].map((each) => each.src || each.href);
      ready.active.postMessage({ keep: [location.href, say.reader, ...files] });
    });
  }
}

part("kept").hidden = "over" in say;
recount();
send();
