// Keeps the countdown going; the page is whole without it.
const box = document.querySelector("[data-until]");
if (box) {
  const until = Date.parse(box.dataset.until);
  const numbers = box.querySelectorAll("b");
  const show = () => {
    const left = Math.max(0, Math.floor((until - Date.now()) / 6e4));
    [Math.floor(left / 1440), Math.floor(left / 60) % 24, left % 60].forEach((value, place) => {
      numbers[place].textContent = value;
    });
  };
  show();
  setInterval(show, 3e4);
}
