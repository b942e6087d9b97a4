// Keeps a desk of the room current and quick: acts without leaving the page, shows what others do, takes keys.
import { follow } from "./live.js";

const desk = document.querySelector("[data-live]");
let drawing = 0;

// Puts fresh parts in place, except one in which somebody is writing; a part inside it is put there all the same.
function take(text) {
  const page = new DOMParser().parseFromString(text, "text/html");
  for (const part of desk.querySelectorAll("section[id]")) {
    const fresh = page.getElementById(part.id);
    if (!fresh || fresh.innerHTML === part.innerHTML) continue;
    const focused = part.contains(document.activeElement) ? document.activeElement : null;
    if (focused?.matches("input, textarea, select")) continue;
    for (const open of part.querySelectorAll("details[open]")) {
      const place = [...part.querySelectorAll("details")].indexOf(open);
      const same = fresh.querySelectorAll("details")[place];
      if (same) same.open = true;
    }
    const key = focused?.dataset.key;
    part.replaceWith(fresh);
    if (key) fresh.querySelector(`[data-key="${key}"]`)?.focus();
  }
  // What was said stays until the next thing is done: a key is told only once.
  desk.before(...page.querySelectorAll("main .notice[role=status]"));
  document.dispatchEvent(new Event("fresh"));
}

async function draw() {
  drawing = 0;
  const answer = await fetch(location.href);
  if (answer.ok && !answer.redirected) take(await answer.text());
}

function soon() {
  drawing ||= setTimeout(() => draw().catch(() => {}), 400);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!desk.contains(form)) return;
  event.preventDefault();
  const body = new FormData(form, event.submitter);
  const buttons = form.querySelectorAll("button");
  for (const button of buttons) button.disabled = true;
  fetch(form.action, { method: "POST", body })
    .then(async (answer) => {
      if (!answer.ok) throw new Error(answer.status);
      if (form.contains(document.activeElement) && !form.hasAttribute("data-again")) document.activeElement.blur();
      form.reset();
      for (const old of document.querySelectorAll("main .notice[role=status]")) old.remove();
      take(await answer.text());
    })
    // Without the network nothing was done: the plain form says so in the browser's own words.
    .catch(() => HTMLFormElement.prototype.submit.call(form))
    .finally(() => { for (const button of buttons) button.disabled = false; });
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
  const button = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!button || button.disabled) return;
  event.preventDefault();
  button.click();
});

follow(`${desk.dataset.live}arus?cara=teks`, {
  show: soon,
  link(isUp) { document.body.classList.toggle("no-link", !isUp); },
});
