// Lets the console's clock tick between two page loads. Without it the page shows the hour an item ends.
const shown = document.querySelector("[data-clock]");
// The server's clock counts; a laptop's may be wrong by minutes.
const ahead = Date.parse(shown.dataset.clock) - Date.now();
const separator = document.documentElement.lang === "id" ? "." : ":";
const zone = shown.dataset.clock.slice(-6);
const offset = (zone.startsWith("-") ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6)));

const two = (number) => String(number).padStart(2, "0");

function tick() {
  const now = Date.now() + ahead;
  const local = new Date(now + offset * 60_000);
  // The part with the clock may have been put there anew.
  const left = document.querySelector("[data-due]");
  document.querySelector("[data-clock]").textContent = [local.getUTCHours(), local.getUTCMinutes(), local.getUTCSeconds()].map(two).join(separator);
  if (!left) return;
  const seconds = Math.round((Date.parse(left.dataset.due) - now) / 1000);
  const clock = `${two(Math.floor(Math.abs(seconds) / 60))}${separator}${two(Math.abs(seconds) % 60)}`;
  left.textContent = seconds < 0 ? `+${clock} ${left.dataset.over}` : clock;
  left.classList.toggle("late", seconds < 0);
}

tick();
setInterval(tick, 1000);
document.addEventListener("fresh", tick);
