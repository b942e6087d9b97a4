// Keeps a desk of the room current and quick: acts without leaving the page, shows what others do, takes keys.
import { follow } from "./live.js";
import { Idiomorph } from "./vendor/idiomorph.min.mjs";

const desk = document.querySelector("[data-live]");
const byId = (id) => document.getElementById(id);
const FIELDS = "input:not([type=hidden]), textarea, select";
const CONTROLS = `button, summary, a[href], ${FIELDS}`;
const SAID = "main .notice[role=status]";

// Whether somebody writes in a field, or has written in it and not sent it.
function isInHand(field) {
  if (!field.matches(FIELDS)) return false;
  if (field === document.activeElement) return true;
  if (field.matches("select")) return field.value !== (field.querySelector("[selected]") || field.options[0])?.value;
  return field.value !== field.defaultValue || field.checked !== field.defaultChecked;
}

const controls = (part) => [...part.querySelectorAll(CONTROLS)].filter((each) => each.checkVisibility());

// Brings a part up to date and leaves what stays the same: a button under a finger, a form that is being filled
// in with the version that its writer saw, what is unfolded. Whoever had the keyboard at something that is gone
// goes on at what took its place.
function renew(part, fresh) {
  const held = document.activeElement;
  const place = part.contains(held) ? controls(part).indexOf(held) : -1;
  Idiomorph.morph(part, fresh, {
    restoreFocus: false,
    callbacks: {
      beforeNodeMorphed: (old) => !(old.nodeName === "FORM" && [...old.elements].some(isInHand)),
      beforeNodeRemoved: (old) => !(old.querySelectorAll && [...old.querySelectorAll(FIELDS)].some(isInHand)),
      beforeAttributeUpdated: (name, { nodeName }) => name !== "aria-busy" && !(name === "open" && nodeName === "DETAILS"),
    },
  });
  if (place < 0 || document.activeElement === held) return;
  if (held.isConnected && held.checkVisibility()) return held.focus();
  const left = controls(part);
  const heading = part.querySelector("h2") || part;
  heading.tabIndex = -1;
  (left[Math.min(place, left.length - 1)] || heading).focus();
}

function take(page) {
  for (const part of desk.querySelectorAll("section[id]")) {
    const fresh = page.getElementById(part.id);
    if (fresh) renew(part, fresh);
  }
  // What was said stays until the next thing is done: a key is told only once.
  desk.before(...page.querySelectorAll(SAID));
  document.dispatchEvent(new Event("fresh"));
}

// Of two answers on their way the older must not stay.
let asked = 0;
let shown = 0;
async function ask(address, options) {
  const answer = await fetch(address, { ...options, signal: AbortSignal.timeout(15000) });
  if (!answer.ok) throw new Error(answer.status);
  if (new URL(answer.url).pathname !== location.pathname) {
    location.assign(answer.url);
    throw new Error("signed out, so nothing was done");
  }
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

let drawing = 0;
async function draw() {
  drawing = 0;
  const turn = ++asked;
  const page = await ask(location.href);
  if (turn < shown) return;
  shown = turn;
  take(page);
}
function soon(wait) {
  drawing ||= setTimeout(() => draw().catch(() => soon(3000)), wait);
}

const text = (body) => new URLSearchParams(body).toString();

// What has been sent is in hand no longer. What was refused stays, and what was typed meanwhile, for another try
// from the version that is there now. Says whether the site took it.
function settle(form, { button, body }, page) {
  const taken = !page.querySelector(".notice.warn[role=status]");
  if (isEach(form)) {
    if (!taken) giveBack(form, body);
  } else if (taken && text(new FormData(form, button)) === text(body)) {
    form.reset();
    const held = document.activeElement;
    if (form.contains(held) && held.matches(FIELDS)) form.querySelector("button").focus();
  } else if (form.elements.seen) {
    const fresh = page.querySelector(`form[action="${CSS.escape(form.getAttribute("action"))}"] [name=seen]`);
    if (fresh) form.elements.seen.value = fresh.value;
  }
  return taken;
}

// Every press of some forms counts, with what was typed then: one line of captions after another, minute after
// minute. Their fields are free for the next line at once, and get the last one back if the site does not take it.
const isEach = (form) => form.hasAttribute("data-each");
function giveBack(form, body) {
  for (const field of form.querySelectorAll(FIELDS)) field.value = `${body.get(field.name)} ${field.value}`.trim();
}

// What was pressed on a form while its last press is on its way is sent after it, from what stands here by then.
// Elsewhere the same button twice is a slip of the finger.
const pressed = new Map();
async function send(form, presses) {
  form.ariaBusy = "true";
  byId("unsent").hidden = true;
  try {
    for (const press of presses) {
      const { button, value } = press;
      if (!isEach(form) && (button.form !== form || button.value !== value)) continue;
      press.body ||= new FormData(form, button);
      const page = await ask(form.action, { method: "POST", body: press.body });
      press.isDone = true;
      const taken = settle(form, press, page);
      for (const old of document.querySelectorAll(SAID)) old.remove();
      shown = ++asked;
      take(page);
      if (!taken && !isEach(form)) break;
    }
  } catch {
    byId("unsent").hidden = false;
    if (isEach(form)) for (const { body } of presses.filter((press) => !press.isDone).reverse()) giveBack(form, body);
  }
  pressed.delete(form);
  form.ariaBusy = null;
}

document.addEventListener("submit", (event) => {
  const { target: form, submitter: button } = event;
  if (!desk.contains(form)) return;
  event.preventDefault();
  const presses = pressed.get(form);
  if (presses?.at(-1).button === button && !isEach(form)) return;
  const press = { button, value: button.value };
  if (isEach(form)) {
    press.body = new FormData(form, button);
    form.reset();
  }
  if (presses) return presses.push(press);
  pressed.set(form, [press]);
  send(form, pressed.get(form));
});

// Keys can be turned off, for whoever speaks to the computer or rests a hand on the keyboard.
const quick = byId("quick");
const isQuick = () => quick.getAttribute("aria-pressed") === "true";
function setQuick(isOn) {
  quick.setAttribute("aria-pressed", isOn);
  desk.classList.toggle("quick", isOn);
}
quick.hidden = false;
setQuick(localStorage.getItem("quick") !== "off");
quick.addEventListener("click", () => {
  setQuick(!isQuick());
  localStorage.setItem("quick", isQuick() ? "on" : "off");
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches(FIELDS)) return;
  // A key that is held down presses once: the next question has moved under it, or the next item of the rundown.
  if (event.repeat) {
    if (event.target.matches("button") && ["Enter", " "].includes(event.key)) event.preventDefault();
    return;
  }
  const button = isQuick() && desk.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});

let losing = 0;
function link(isUp) {
  clearTimeout(losing);
  // A line that is back at once was never gone.
  if (!isUp) losing = setTimeout(() => { byId("lost").hidden = false; }, 1500);
  else if (!byId("lost").hidden) {
    byId("lost").hidden = true;
    soon(0);
  }
}

function show(_state, changed) {
  // Counts rise many times a second, and each look costs the server a whole page.
  const counts = Object.keys(changed).every((name) => ["version", "support", "answered", "listeners"].includes(name));
  soon(counts ? 2000 : 300);
}
follow(`${desk.dataset.live}arus?cara=teks`, { show, link });
