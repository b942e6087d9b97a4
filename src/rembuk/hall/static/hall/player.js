// Plays the talk's own stream: by the browser itself where it can, by hls.js where it cannot or where it stalls.
const STALLED = 4000;

async function byLibrary(media, address) {
  const { default: Hls } = await import(media.dataset.library);
  if (!Hls.isSupported()) return trouble(media);
  // A worker would need a looser policy than the whole of this page has.
  const player = new Hls({ enableWorker: false, liveSyncDurationCount: 2 });
  player.on(Hls.Events.ERROR, (_event, problem) => {
    if (!problem.fatal) return;
    // Before the first segment and between two encoders there is nothing to load: try again in a while.
    setTimeout(() => { problem.type === Hls.ErrorTypes.MEDIA_ERROR ? player.recoverMediaError() : player.loadSource(address); }, 3000);
  });
  player.loadSource(address);
  player.attachMedia(media);
  return undefined;
}

function trouble(media) {
  media.parentElement.querySelector("[data-trouble]").hidden = false;
  media.parentElement.querySelector("[data-trouble]").textContent = media.parentElement.querySelector("[data-trouble]").dataset.trouble;
}

function play(media) {
  const address = media.getAttribute("src");
  let handed = false;
  function hand() {
    if (handed) return;
    handed = true;
    const wasPlaying = !media.paused;
    media.removeAttribute("src");
    byLibrary(media, address).then(() => { if (wasPlaying) media.play().catch(() => {}); }).catch(() => trouble(media));
  }
  if (!media.canPlayType("application/vnd.apple.mpegurl")) {
    hand();
    return;
  }
  media.addEventListener("error", hand);
  media.addEventListener("play", () => {
    setTimeout(() => { if (!media.paused && media.currentTime === 0) hand(); }, STALLED);
  });
}

for (const media of document.querySelectorAll("[data-stream]")) play(media);
