"""The names of the first run's three steps."""

STEPS: tuple[str, ...] = ("우리 센터", "관리자와 복구 열쇠", "백업 폴더")
