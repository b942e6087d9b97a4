// Draws polls and quiz questions of the phone's room: a form while one is open, bars when its results are shown.
// `make`, `put` and `words` are the page's.
function choices(id, poll, { make, words, address }) {
  const box = poll.kind === "multiple" ? "checkbox" : "radio";
  const fields = poll.options
    ? poll.options.map((each) => make("label", { dir: "auto" }, make("input", { type: box, name: "choice", value: each.id, required: box === "radio" }), each.text))
    : [make("input", { type: "text", name: "choice", required: true, maxlength: poll.kind === "cloud" ? 30 : 280, "aria-label": poll.kind === "cloud" ? words.oneWord : words.yourAnswer })];
  return make("form", { method: "post", action: `${address}jajak/${id}/jawab/#poll-${id}`, "data-act": "answer" },
    make("fieldset", { class: "choices" }, make("legend", { class: "visually-hidden" }, poll.text), ...fields),
    make("button", { class: "button" }, words.answer), make("p", { class: "small status", role: "status" }));
}

function outcome(poll, results, people, { make, words }) {
  if (!poll.options && !Object.keys(results.words).length) return make("p", { class: "small" }, words.unapproved);
  if (!poll.options) {
    const most = Math.max(...Object.values(results.words));
    const weight = (n) => (most > 1 ? 1 + Math.round((3 * n) / most) : 2);
    return make("ul", { class: "cloud" }, ...Object.entries(results.words).map(([word, n]) =>
      make("li", { dir: "auto", class: poll.kind === "cloud" && `w${weight(n)}` }, word, ...(n > 1 ? [make("span", { class: "small" }, ` × ${n}`)] : []))));
  }
  const bars = make("ol", { class: "results" }, ...poll.options.map((each) => {
    const share = people ? Math.round(((results.counts[each.id] || 0) * 100) / people) : 0;
    const right = results.right === each.id;
    const text = make("span", { dir: "auto" }, each.text, ...(right ? [" ", make("span", { class: "tag ok" }, words.right)] : []));
    // The steps of a scale are numbers, and a number in a box would be a candidate's.
    const box = poll.kind === "scale" ? [] : [make("span", { class: "box", "aria-hidden": "true" }, each.id)];
    return make("li", { class: right ? "right" : undefined }, ...box, text,
      make("b", {}, `${share}%`), make("progress", { max: 100, value: share, "aria-label": each.text }));
  }));
  if (results.mean === undefined) return bars;
  const mean = results.mean.toLocaleString(document.documentElement.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return make("div", {}, bars, make("p", { class: "small" }, `${words.mean} `, make("b", {}, mean)));
}

// A poll is drawn anew only when it changed, so that nobody's half-made choice is lost.
const drawn = new Map();
export function show(state, tools) {
  const { make, put, words } = tools;
  const part = document.getElementById("ballots");
  for (const [id, poll] of Object.entries(state.polls)) {
    const results = state.results[id];
    const people = state.answered[id] || 0;
    let card = document.getElementById(`poll-${id}`);
    const looks = JSON.stringify([poll, results, results && people, poll.kind === "quiz" && state.quiz.phase]);
    if (card && !drawn.has(id)) drawn.set(id, looks);
    if (!card || drawn.get(id) !== looks) {
      const isOpen = poll.state === "open";
      const body = results ? outcome(poll, results, people, tools) : isOpen ? choices(id, poll, tools) : make("p", { class: "small" }, words.closed);
      const fresh = make("article", { class: "poll", id: `poll-${id}`, "data-poll": id },
        make("div", { class: "asked" }, make("span", { class: "box", "aria-hidden": "true" }, poll.label), make("h3", { dir: "auto" }, poll.text)),
        body, make("p", { class: "small" }, make("span", { "data-people": true }, people), ` ${words.haveAnswered}`));
      if (card) card.replaceWith(fresh);
      else part.prepend(fresh);
      drawn.set(id, looks);
      card = fresh;
    }
    put(card.querySelector("[data-people]"), people);
  }
  for (const card of part.querySelectorAll("[data-poll]")) if (!state.polls[card.dataset.poll]) card.remove();
  part.previousElementSibling.hidden = part.children.length > 0;
}
