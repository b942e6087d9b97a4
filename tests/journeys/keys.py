"""A page in the hands of someone who has a keyboard and nothing else."""

from playwright.sync_api import Locator, Page, expect

from tests.journeys import picture

MOST_STOPS = 200
SEEN = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return "nothing has the focus";
  const box = here.getBoundingClientRect(), style = getComputedStyle(here);
  const label = here.labels?.length ? getComputedStyle(here.labels[0]) : style;
  const ring = [style, label].some(each => (each.outlineStyle !== "none" && parseFloat(each.outlineWidth) > 0)
    || each.boxShadow !== "none");
  if (!ring) return "no ring around " + here.outerHTML.slice(0, 200);
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  if (!inside || box.width * box.height === 0) return "out of sight: " + here.outerHTML.slice(0, 200);
  return "";
}"""
"""What hides the focus from who has no other way to know where they are; empty if nothing does."""


class Keys:
    """A page, reached by Tab, Enter, Space, arrows and typing alone."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, target: Locator) -> "Keys":
        """Go on with Tab until the target has the focus; every stop on the way can be seen."""
        expect(target).to_have_count(1)
        for _ in range(MOST_STOPS):
            if target.evaluate("each => each === document.activeElement"):
                return self
            self.page.keyboard.press("Tab")
            assert self.page.evaluate(SEEN) in ("", "nothing has the focus")
        raise AssertionError(f"Tab does not lead to {target}")

    def press(self, target: Locator, key: str = "Enter") -> "Keys":
        """Reach a button or a link and press it."""
        self.reach(target).page.keyboard.press(key)
        return self

    def button(self, name: str, within: Locator | None = None) -> Locator:
        """Return the first button of that name, in the page's main part unless another is given."""
        return (within or self.page.locator("main")).get_by_role("button", name=name, exact=True).first

    def type(self, target: Locator, text: str) -> "Keys":
        """Reach a field and type over what is in it."""
        self.reach(target)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)
        return self

    def said(self, words: str) -> "Keys":
        """Wait for what the page says."""
        expect(self.page.get_by_text(words).first).to_be_visible()
        return self

    def is_at(self, target: Locator) -> "Keys":
        """Wait until the target has the focus, seen by whoever looks."""
        expect(target).to_be_focused()
        assert self.page.evaluate(SEEN) == ""
        return self

    def take(self, name: str) -> None:
        """Picture the page as it stands, with the focus on it."""
        picture.take(self.page, picture.PICTURES / "keyboard" / f"{name}.png")
