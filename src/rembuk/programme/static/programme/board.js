// Dragging a host onto another one swaps the two. The button beside each talk does the same without a script.
const chips = [...document.querySelectorAll(".chip[data-swap]")];
let dragged = null;

function swap(from, to) {
  const form = document.getElementById("swap");
  const button = form.querySelector("button");
  form.action = from.dataset.swap;
  button.value = to.dataset.number;
  form.requestSubmit(button);
}

if (chips.length > 1) {
  for (const chip of chips) {
    chip.hidden = false;
    chip.draggable = true;
    chip.addEventListener("dragstart", () => { dragged = chip; });
    chip.addEventListener("dragend", () => { dragged = null; });
    chip.addEventListener("dragover", (event) => { if (dragged && dragged !== chip) { event.preventDefault(); chip.classList.add("over"); } });
    chip.addEventListener("dragleave", () => chip.classList.remove("over"));
    chip.addEventListener("drop", (event) => { event.preventDefault(); if (dragged && dragged !== chip) swap(dragged, chip); });
  }
}
