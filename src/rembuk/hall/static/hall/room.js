// Brings the phone's room to life; the page is whole without it. Every word on screen comes from the page.
import { follow } from "./live.js";
import { keep } from "./outbox.js";

const room = document.querySelector("[data-room]");
const words = JSON.parse(document.getElementById("words").textContent);
const byId = (id) => document.getElementById(id);
const ahead = Date.parse(room.dataset.now) - Date.now();
const separator = document.documentElement.lang === "id" ? "." : ":";

function put(element, text) {
  if (element && element.textContent !== String(text)) element.textContent = text;
}

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

const day = (date) => new Date(date).toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "long", year: "numeric" });

// The line, and since when it is gone.
let wasLost = false;
let losing = 0;
function link(isUp) {
  const banner = byId("lost");
  const line = banner.querySelector("span");
  clearTimeout(losing);
  if (isUp) {
    outbox.send();
    if (!wasLost) return;
    wasLost = false;
    put(line, line.dataset.back);
    setTimeout(() => { banner.hidden = !wasLost; }, 4000);
  } else if (!wasLost) {
    const at = new Date(Date.now() + ahead);
    const clock = [at.getHours(), at.getMinutes()].map((n) => String(n).padStart(2, "0")).join(separator);
    // A line that is back at once was never gone.
    losing = setTimeout(() => {
      wasLost = true;
      put(line, line.dataset.lost.replace("%s", clock));
      banner.hidden = false;
    }, 1500);
  }
}

// The clock of the item that is on.
function tick() {
  const left = document.querySelector("[data-ends]");
  if (!left || !left.dataset.ends) return;
  const now = Date.now() + ahead;
  const ends = Date.parse(left.dataset.ends);
  const opened = Date.parse(left.dataset.opened);
  const minutes = Math.ceil((ends - now) / 60000);
  put(left, (minutes > 0 ? left.dataset.left : left.dataset.over).replace("%s", Math.abs(minutes)));
  const bar = byId("now").querySelector("progress");
  bar.hidden = false;
  bar.value = Math.max(0, Math.min(100, ((now - opened) / (ends - opened)) * 100));
}

function showNow(state) {
  const title = byId("now").querySelector("b");
  const left = document.querySelector("[data-ends]");
  if (!left) return;
  put(title, state.now.title || words.kinds[state.now.kind] || "");
  left.dataset.ends = state.now.ends_at || "";
  left.dataset.opened = state.now.opened_at || "";
  if (!state.now.ends_at) {
    put(left, "");
    byId("now").querySelector("progress").hidden = true;
  }
  for (const line of document.querySelectorAll("[data-item]")) {
    const item = state.rundown[line.dataset.item];
    if (!item) continue;
    if (Number(line.dataset.item) === state.now.item) line.setAttribute("aria-current", "step");
    else line.removeAttribute("aria-current");
    line.classList.toggle("past", Boolean(item.closed_at));
    const time = line.querySelector("time");
    const at = item.opened_at || item.starts;
    if (time && at) put(time, at.slice(11, 16).replace(":", separator));
  }
  tick();
}

function showOnAir(state) {
  const found = Object.entries(state.questions).find(([, question]) => question.state === "on_air");
  const panel = byId("on-air");
  panel.hidden = !found;
  if (!found) return;
  const [id, question] = found;
  put(panel.querySelector("[data-label]"), question.label);
  put(panel.querySelector("[data-text]"), question.text);
  put(panel.querySelector("[data-name]"), question.name || "");
  put(panel.querySelector("[data-support]"), state.support[id] || 0);
  put(panel.querySelector("[data-speaker]"), question.speaker ? ` · ${words.answeredBy.replace("%s", question.speaker)}` : "");
}

// What is being said; whoever reads slowly holds it.
let isPaused = false;
function showSaid(state) {
  const lines = Object.values(state.captions);
  const part = byId("said");
  if (isPaused || !lines.length) return;
  part.hidden = false;
  put(part.querySelector("[data-speaker]"), state.now.speaker || lines.at(-1).speaker || "");
  part.querySelector("[data-lines]").replaceChildren(...lines.slice(-3).map((line) => make("q", { dir: "auto" }, line.text)));
}

function showQuestions(state) {
  const list = byId("questions");
  const wanted = Object.entries(state.questions)
    .filter(([, question]) => question.state === "approved" && !question.leader)
    .sort(([a], [b]) => (state.support[b] || 0) - (state.support[a] || 0) || a - b);
  const focused = document.activeElement;
  const rows = wanted.map(([id, question]) => {
    let row = byId(`question-${id}`);
    if (!row) {
      row = byId("a-question").content.firstElementChild.cloneNode(true);
      row.id = `question-${id}`;
      row.dataset.question = id;
      row.querySelector("form").action = `${room.dataset.room}tanya/${id}/dukung/#question-${id}`;
    }
    put(row.querySelector("[data-text]"), question.text);
    put(row.querySelector("[data-label]"), question.label);
    put(row.querySelector("[data-name]"), question.name || words.someone);
    put(row.querySelector("[data-support]"), state.support[id] || 0);
    put(row.querySelector("[data-owed]"), question.body ? ` · ${words.owed.replace("%s", question.body).replace("%s", day(question.due))}` : "");
    return row;
  });
  // Rows move only when their order changed, so that no thumb misses its button.
  if (rows.some((row, place) => list.children[place] !== row) || rows.length !== list.children.length) {
    list.replaceChildren(...rows);
    if (focused && list.contains(focused)) focused.focus();
  }
  byId("no-question").hidden = rows.length > 0;
}

// What draws polls comes with the first poll.
let polls = null;
function showPolls(state) {
  if (!polls && !Object.keys(state.polls).length) return;
  polls ||= import("./polls.js");
  polls.then(({ show }) => show(state, { make, put, words, address: room.dataset.room })).catch(() => { polls = null; });
}

function showMessage(state) {
  byId("message").hidden = !state.message.text;
  put(byId("message").querySelector("p"), state.message.text || "");
}

// What somebody is writing outlives the page's turn from one stage to the next.
const draft = `draft:${room.dataset.room}`;
function keepDraft() {
  const form = byId("write");
  if (form) sessionStorage.setItem(draft, JSON.stringify([form.elements.text.value, form.elements.name.value]));
}
function restoreDraft() {
  const [text, name] = JSON.parse(sessionStorage.getItem(draft) || "[]");
  sessionStorage.removeItem(draft);
  const form = byId("write");
  if (!form || !text || form.elements.text.value) return;
  form.elements.text.value = text;
  form.elements.name.value = name;
}
restoreDraft();

let stage = document.querySelector("[data-ends]") ? "live" : "";
function show(state, changed) {
  outbox.isPlain = Boolean(state.plain);
  // The page is another one before, during and after the talk.
  if ((state.talk.state === "live") !== (stage === "live")) {
    keepDraft();
    location.reload();
    stage = state.talk.state;
    return;
  }
  if (changed.now || changed.rundown) showNow(state);
  if (changed.questions || changed.support) {
    showOnAir(state);
    showQuestions(state);
  }
  if (changed.captions || changed.now) showSaid(state);
  if (changed.polls || changed.answered || changed.results || changed.quiz) showPolls(state);
  if (changed.message) showMessage(state);
}

const outbox = keep(room.dataset.api, "known" in room.dataset, {
  sent(form, id) {
    const status = form.querySelector(".status");
    if (form.dataset.act === "questions") {
      form.reset();
      put(status, form.dataset.sent);
      if (id) status.append(" ", make("a", { href: `${room.dataset.room}tanya/${id}/kabari/` }, form.dataset.tell));
    } else if (form.dataset.act === "answer") put(status, words.arrived);
  },
  kept(form) { put(form.querySelector(".status"), words.kept); },
  refused(form, why) { put(form.querySelector(".status") || byId("message"), why); },
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  const act = form.dataset.act;
  if (!act) return;
  event.preventDefault();
  const fields = new FormData(form);
  if (act === "questions") outbox.put(form, "questions", { text: fields.get("text"), name: fields.get("name") }, fields);
  if (act === "support") {
    const button = form.querySelector("button");
    const count = form.querySelector("[data-support]");
    const gives = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", gives);
    form.elements.gives.value = gives ? "0" : "1";
    put(count, Math.max(0, Number(count.textContent) + (gives ? 1 : -1)));
    outbox.put(form, `questions/${form.closest("[data-question]").dataset.question}/support`, gives ? {} : null, fields);
  }
  if (act === "answer") {
    const card = form.closest("[data-poll]");
    const chosen = fields.getAll("choice");
    const several = form.querySelector("[type=checkbox]");
    outbox.put(form, `polls/${card.dataset.poll}/answer`, { choice: several ? chosen : chosen[0] }, fields);
  }
});

const pause = document.querySelector("[data-pause]");
const pauseWord = pause.textContent;
pause.hidden = false;
pause.addEventListener("click", () => {
  isPaused = !isPaused;
  pause.setAttribute("aria-pressed", isPaused);
  put(pause, isPaused ? pause.dataset.resume : pauseWord);
});

setInterval(tick, 5000);
tick();
follow(`${room.dataset.room}arus?cara=${room.dataset.mode}`, { show, link });
