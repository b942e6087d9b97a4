// Keeps the projector at what the operator chose. The server draws every scene; here it is only put in its place.
import { follow } from "./live.js";

const stage = document.getElementById("stage");
const clock = document.querySelector("[data-clock]");
const ahead = Date.parse(document.body.dataset.now) - Date.now();
const separator = document.documentElement.lang === "id" ? "." : ":";
const zone = document.body.dataset.now.slice(-6);
const offset = (zone.startsWith("-") ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6)));
const zoneName = clock.textContent.trim().split(" ").slice(1).join(" ");
const two = (number) => String(number).padStart(2, "0");

// What stands there after this long without proof from the server may be wrong, and nobody in the hall could tell.
const TRUSTED = 15000;
const PROVE = 6000;
let drawing = 0;
let drawnAt = Date.now();
let provedAt = Date.now();
let asked = 0;
let answered = 0;

function tick() {
  const now = Date.now() + ahead;
  if (Date.now() - provedAt > TRUSTED) calm();
  if (Date.now() - drawnAt > PROVE) soon(0);
  const local = new Date(now + offset * 60000);
  clock.textContent = `${two(local.getUTCHours())}${separator}${two(local.getUTCMinutes())} ${zoneName}`;
  const left = stage.querySelector("[data-ends]");
  if (!left) return;
  const seconds = Math.round((Date.parse(left.dataset.ends) - now) / 1000);
  left.textContent = `${seconds < 0 ? "+" : ""}${two(Math.floor(Math.abs(seconds) / 60))}:${two(Math.abs(seconds) % 60)}`;
  left.classList.toggle("late", seconds < 0);
  const word = stage.querySelector("[data-ahead]");
  word.textContent = seconds < 0 ? word.dataset.behind : word.dataset.ahead;
}

// Words are as large as they can be and still be whole; of a list too long for that, each entry gives up lines.
const isTight = () => [...stage.querySelectorAll(":scope > :not(aside)")].some((part) => part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1);
function fitsIn(lines) {
  stage.style.setProperty("--lines", lines);
  for (let size = 15; size > 2; size--) {
    stage.style.setProperty("--fit", size / 10);
    if (!isTight()) return true;
  }
  return false;
}
function fit() {
  stage.classList.remove("crowded");
  if ([5, 3, 2, 1].some(fitsIn)) return;
  stage.classList.add("crowded");
  fitsIn(5);
}

function put(...parts) {
  stage.replaceChildren(...parts);
  fit();
}

function calm() {
  if (stage.classList.contains("lost")) return;
  stage.classList.add("lost");
  put(document.getElementById("safe").content.cloneNode(true));
}

async function draw() {
  drawing = 0;
  drawnAt = Date.now();
  const turn = ++asked;
  const answer = await fetch(location.href, { headers: { Accept: "text/html" }, signal: AbortSignal.timeout(PROVE) });
  if (!answer.ok) throw new Error(answer.status);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("stage");
  // Of two answers on their way the older must not stay.
  if (turn < answered) return;
  answered = turn;
  provedAt = Date.now();
  stage.classList.remove("lost");
  if (fresh.innerHTML === stage.innerHTML) return;
  stage.dataset.scene = fresh.dataset.scene;
  put(...fresh.childNodes);
  tick();
}

function soon(wait) {
  drawing ||= setTimeout(() => draw().catch(() => {}), wait);
}

function show(_state, changed) {
  // Counts rise many times a second; once a second is enough for eyes.
  const counts = Object.keys(changed).every((name) => ["version", "support", "answered", "listeners"].includes(name));
  soon(counts ? Math.max(50, 1000 - (Date.now() - drawnAt)) : 50);
}

// A dark hall may want a dark screen: the key d turns it over.
document.addEventListener("keydown", (event) => {
  const { dataset } = document.documentElement;
  if (event.key === "d" && !event.ctrlKey && !event.metaKey) dataset.theme = dataset.theme === "dark" ? "light" : "dark";
});

setInterval(tick, 500);
tick();
fit();
document.fonts.ready.then(fit);
addEventListener("resize", fit);
follow(`${document.body.dataset.room}arus?cara=teks`, { show, link: (isUp) => { if (isUp) soon(0); } });
