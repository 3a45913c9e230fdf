"""A story of a gate, told by invented outlets in English and in Arabic: for tests of Words."""

from __future__ import annotations

DAYS = ("2025-03-01", "2025-03-02", "2025-03-03")
ENGLISH = [
    {
        "outlet": outlet, "language": "en", "title": f"{outlet} on the gate {day}",
        "published": f"{day}T08:00:00Z",
        "text": f"{start} stood at the old gate {day[-1]} times. {start} waited for the ferry. "
        f"“The gate stays shut,” said {speaker}. {start} went home 12 times.",
    }
    for outlet, start, speaker in (
        ("Morning Lantern", "Rebels", "a trader"), ("Port Herald", "Soldiers", "the guard"),
    )
    for day in DAYS
]  # fmt: skip
ARABIC = [
    {
        "outlet": outlet, "language": "ar", "title": f"{outlet} عند البوابة",
        "published": f"{day}T08:00:00Z",
        "text": f"وقف {start} عند البوابة القديمة. وانتظر {start} العبّارة. "
        f"وقال شاهد «البوابة مغلقة». وعاد {start} إلى الديار.",
    }
    for outlet, start in (("صحيفة المرفأ", "الثوار"), ("نورفيسا لحظة", "الجنود"))
    for day in DAYS
]  # fmt: skip
CASES = [("en", ENGLISH, "gate"), ("ar", ARABIC, "البوابة")]
