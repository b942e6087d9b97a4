// In the article's editor: beside each paragraph, where its sentences come from; below the text, what in it the
// record says otherwise, asked again whenever the writer pauses.

const PAUSE = 1200

const told = JSON.parse(document.getElementById("house-sources")?.textContent ?? "[]")
const check = document.querySelector("[data-check]")
const inline = (text) => text.replace(/\s+/g, " ").trim()

/** Every place of the text that a reader sees: its element, and what stands in it now. */
function places() {
  const inputs = [...document.querySelectorAll("[name=title], [name=dateline], [name=byline], [name=lead]")]
  const found = inputs.map((input) => ({ box: input.closest(".w-field") ?? input.parentElement, text: input.value }))
  for (const child of document.querySelectorAll("[data-contentpath=body] [data-contentpath]")) {
    if (child.parentElement.closest("[data-contentpath]")?.dataset.contentpath !== "body") continue
    const written = [...child.querySelectorAll("[contenteditable=true]")].map((each) => each.innerText)
    const typed = [...child.querySelectorAll("textarea, input[type=text]")]
      .filter((each) => !each.closest(".Draftail-Editor") && each.offsetParent)
      .map((each) => each.value)
    found.push({ box: child, text: [...written, ...typed].join(" ") })
  }
  return found.map((place) => ({ ...place, text: inline(place.text) })).filter((place) => place.box)
}

function aside(sentences) {
  const list = document.createElement("ol")
  list.className = "house-beside"
  for (const { text, sources } of sentences) {
    const line = document.createElement("li")
    const opening = document.createElement("q")
    opening.textContent = text.length > 48 ? `${text.slice(0, 46).trimEnd()}…` : text
    const source = document.createElement("span")
    source.className = "source"
    source.textContent = sources.join(", ")
    line.append(opening, " ", source)
    list.append(line)
  }
  return list
}

function showSources(found) {
  const seen = new Set()
  for (const { box, text } of found) {
    const here = told.filter((sentence) => text.includes(inline(sentence.text)))
    const key = here.map((sentence) => sentence.text).join("\n")
    here.forEach((sentence) => seen.add(sentence.text))
    if (box.dataset.houseKey === key) continue
    box.dataset.houseKey = key
    box.querySelector(":scope > .house-beside")?.remove()
    box.classList.toggle("house-told", here.length > 0)
    if (here.length) box.append(aside(here))
  }
  const left = document.querySelector(".house-left-out")
  left?.querySelectorAll("li").forEach((line, place) => { line.hidden = seen.has(told[place].text) })
  if (left) left.parentElement.querySelector(".help").hidden = left.hidden = seen.size === told.length
}

let asked = ""

async function showFindings(found) {
  const body = new URLSearchParams(found.map(({ text }) => ["line", text]))
  if (!check || asked === body.toString()) return
  asked = body.toString()
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value
  const answer = await fetch(check.dataset.check, { method: "POST", body, headers: { "X-CSRFToken": token } })
  if (answer.ok) check.innerHTML = await answer.text()
}

let waiting = 0

function soon() {
  clearTimeout(waiting)
  waiting = setTimeout(() => {
    const found = places()
    showSources(found)
    showFindings(found).catch(() => { asked = "" }) // no network now: asked again after the next word
  }, PAUSE)
}

if (told.length || check) {
  addEventListener("input", soon)
  addEventListener("keyup", soon)
  addEventListener("load", () => setTimeout(() => showSources(places()), 300))
}
