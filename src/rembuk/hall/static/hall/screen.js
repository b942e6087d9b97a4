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

// What stands there after this long without the server may be wrong, and nobody in the hall could tell.
const TRUSTED = 15000;
let losing = 0;
let drawing = 0;
let drawnAt = 0;

function tick() {
  const now = Date.now() + ahead;
  const local = new Date(now + offset * 60000);
  clock.textContent = `${two(local.getUTCHours())}${separator}${two(local.getUTCMinutes())} ${zoneName}`;
  const left = stage.querySelector("[data-ends]");
  if (!left) return;
  const seconds = Math.round((Date.parse(left.dataset.ends) - now) / 1000);
  left.textContent = `${seconds < 0 ? "+" : ""}${two(Math.floor(Math.abs(seconds) / 60))}:${two(Math.abs(seconds) % 60)}`;
  left.classList.toggle("late", seconds < 0);
}

async function draw() {
  drawing = 0;
  drawnAt = Date.now();
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) throw new Error(answer.status);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("stage");
  clearTimeout(losing);
  losing = 0;
  stage.classList.remove("lost");
  if (fresh.innerHTML === stage.innerHTML) return;
  stage.dataset.scene = fresh.dataset.scene;
  stage.replaceChildren(...fresh.childNodes);
  tick();
}

function soon(wait) {
  if (drawing) return;
  drawing = setTimeout(() => draw().catch(() => link(false)), wait);
}

function link(isUp) {
  if (isUp) soon(0);
  else if (!losing) {
    losing = setTimeout(() => {
      stage.classList.add("lost");
      stage.replaceChildren(document.getElementById("safe").content.cloneNode(true));
    }, TRUSTED);
  }
}

function show(_state, changed) {
  // Counts rise many times a second; once a second is enough for eyes.
  const counts = Object.keys(changed).every((name) => ["version", "support", "answered", "listeners"].includes(name));
  soon(counts ? Math.max(50, 1000 - (Date.now() - drawnAt)) : 50);
}

setInterval(tick, 500);
tick();
follow(`${document.body.dataset.room}arus?cara=teks`, { show, link });
