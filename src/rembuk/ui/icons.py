"""The icons: strokes on a field of 24 by 24, named for what they mean."""

from collections.abc import Mapping
from typing import Final

ICONS: Final[Mapping[str, str]] = {
    "arrow": '<path d="m9 5 7 7-7 7"/>',
    "back": '<path d="m15 5-7 7 7 7"/>',
    "calendar": '<path d="M4 6h16v14H4zM4 10.5h16M8 3v5M16 3v5"/>',
    "certificate": '<circle cx="12" cy="9" r="5.5"/><path d="m8.5 13.5-1.5 7 5-2.5 5 2.5-1.5-7"/>',
    "check": '<path d="m5 12.5 4.5 4.5L19 7"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>',
    "flag": '<path d="M5 21V4M5 4h12l-2 4 2 4H5"/>',
    "follow": '<path d="M4 12h4l2.5-6 4 12L17 12h3"/>',
    "link": '<path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 '
    '5.7 5.7l1-1"/>',
    "list": '<path d="M5 3h14v18H5zM8.5 8h7M8.5 12h7M8.5 16h4"/>',
    "offline": '<path d="M3 3l18 18M5 12.5a10 10 0 0 1 4-2.4M2 9a14 14 0 0 1 4.5-2.8M19 12.5a10 10 0 0 0-6-2.9'
    'M22 9a14 14 0 0 0-11-3.9M9 16a5 5 0 0 1 5-.8"/><circle cx="12" cy="19.5" r=".6"/>',
    "people": '<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20a6.5 6.5 0 0 1 13 0M16 4.8a3.5 3.5 0 0 1 0 '
    '6.4M18 14.2a6.5 6.5 0 0 1 3.5 5.8"/>',
    "phone": '<path d="M7 2.5h10v19H7zM11 18.5h2"/>',
    "place": '<path d="M12 21s7-6.2 7-11.5a7 7 0 1 0-14 0C5 14.8 12 21 12 21z"/>'
    '<circle cx="12" cy="9.5" r="2.3"/>',
    "question": '<path d="M4 5h16v11H12l-5 4v-4H4z"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>',
    "sound": '<path d="M4 9.5v5h3.5L12 19V5L7.5 9.5zM16 9a4.2 4.2 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11"/>',
    "text": '<path d="M4 6h16M4 11h16M4 16h10"/>',
    "up": '<path d="M12 19V6M6.5 11 12 5.5l5.5 5.5"/>',
    "video": '<path d="M3 6h12v12H3zM15 10.5l6-3.5v10l-6-3.5z"/>',
}
