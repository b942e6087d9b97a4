// The transcript follows the player, jumps in it, and brings its next piece when it is nearly read.
// Without this module every time is a link and every piece a page.
const root = document.documentElement;
const turns = document.querySelector(".turns");
const player = document.querySelector(".player audio, .player video");
const quiet = matchMedia("(prefers-reduced-motion: reduce)");
const times = (within) => [...within.querySelectorAll("[data-t]")];

root.classList.add("js");
root.classList.toggle("plays", Boolean(player));

let lines = turns ? times(turns).filter((each) => each.tagName === "SPAN") : [];
let chapters = times(document.querySelector(".contents") ?? document.createElement("ol"));
let now;

// A search engine's clip leads to its moment.
const from = Number(new URLSearchParams(location.search).get("t"));
if (player && from > 0) player.currentTime = from;

function last(among, at) {
  let low = 0;
  let high = among.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (Number(among[middle].dataset.t) <= at) low = middle + 1;
    else high = middle;
  }
  return among[low - 1];
}

function follow() {
  const at = player.currentTime * 1000 + 200;
  const line = last(lines, at);
  if (line !== now) {
    now?.classList.remove("now");
    line?.classList.add("now");
    now = line;
    const box = line?.getBoundingClientRect();
    // Whoever scrolled away to read elsewhere is left alone.
    if (box && !player.paused && box.top > -innerHeight && box.bottom < 2 * innerHeight) {
      line.scrollIntoView({ block: "center", behavior: quiet.matches ? "auto" : "smooth" });
    }
  }
  const chapter = last(chapters, at);
  for (const each of chapters) {
    if (each === chapter) each.setAttribute("aria-current", "true");
    else each.removeAttribute("aria-current");
  }
}

function jump(event) {
  const at = event.target.closest("[data-t]");
  if (!at || !player || event.ctrlKey || event.metaKey || getSelection().toString()) return;
  event.preventDefault();
  player.currentTime = Number(at.dataset.t) / 1000;
  player.play();
}

async function readOn(link) {
  const answer = await fetch(link.href);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  turns.append(...page.querySelector(".turns").children);
  lines = times(turns).filter((each) => each.tagName === "SPAN");
  const further = page.querySelector("a[rel=next]");
  if (further) link.href = further.href;
  else link.closest("nav").remove();
}

if (player) {
  player.addEventListener("timeupdate", follow);
  for (const list of document.querySelectorAll(".contents, .turns")) list.addEventListener("click", jump);
}

const next = document.querySelector(".transcript a[rel=next]");
if (next && turns && "IntersectionObserver" in window) {
  let busy = false;
  const watch = new IntersectionObserver(async ([seen]) => {
    if (!seen.isIntersecting || busy) return;
    busy = true;
    try {
      await readOn(next);
    } catch {
      // The network is gone: the link stays, and leads to the page when it is back.
    }
    busy = false;
    if (next.isConnected) {
      watch.unobserve(next);
      watch.observe(next);
    }
  });
  // Only once someone reads: the first view must not bring what nobody asked for.
  addEventListener("scroll", () => watch.observe(next), { once: true, passive: true });
}
