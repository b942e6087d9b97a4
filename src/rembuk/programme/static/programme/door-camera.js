// Reads tickets with the phone's camera: by the browser's own reader, else by one that is fetched only then.
const door = document.getElementById("door");
const button = door.querySelector("[data-scan]");
const frame = door.querySelector("[data-camera]");
const video = frame.querySelector("video");
const REST = 2_500;
let stream = null;
let seen = { text: "", at: 0 };

async function reader() {
  if ("BarcodeDetector" in window) {
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    return async () => (await detector.detect(video))[0]?.rawValue;
  }
  await new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = door.dataset.reader;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return async () => {
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    context.drawImage(video, 0, 0);
    const picture = context.getImageData(0, 0, canvas.width, canvas.height);
    return window.jsQR(picture.data, picture.width, picture.height, { inversionAttempts: "dontInvert" })?.data;
  };
}

async function watch(read) {
  while (stream) {
    const text = video.videoWidth ? await read().catch(() => "") : "";
    const now = Date.now();
    // The same ticket before the camera is one ticket, until it has been away for a moment.
    if (text) {
      if (text !== seen.text || now - seen.at > REST) document.dispatchEvent(new CustomEvent("scanned", { detail: text }));
      seen = { text, at: now };
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

function stop() {
  stream?.getTracks().forEach((track) => track.stop());
  stream = null;
  frame.hidden = true;
}

button.addEventListener("click", async () => {
  if (stream) return stop();
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    video.srcObject = stream;
    frame.hidden = false;
    await video.play();
    watch(await reader());
  } catch {
    stop();
    const shown = door.querySelector("[data-network]");
    shown.textContent = door.dataset.cameraNone;
    shown.hidden = false;
  }
});

// A hidden page needs no camera, and the battery lasts for the whole talk.
document.addEventListener("visibilitychange", () => document.hidden && stop());
button.hidden = !navigator.mediaDevices?.getUserMedia;
