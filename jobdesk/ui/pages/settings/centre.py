"""센터: name, places, address and phone, how long a registration stays valid, when to warn."""

from __future__ import annotations

import re
from dataclasses import replace

from jobdesk.domain.centre import CentreSettings
from jobdesk.ui.pages.settings.section import Kit, SettingsForm
from jobdesk.ui.widgets.basics import SMALL, Card, Label, row
from jobdesk.ui.widgets.editors import NumberEdit, PhoneEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.places import PlacesForm


class CentreSection(SettingsForm):
    """The first section."""

    title = "센터"
    remark = "보고서와 명부의 제목, 읍면별 표, 주소에서 읍면을 알아보는 데 쓰입니다."

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self.name = FormField("센터 이름", TextEdit(), required=True)
        self.phone = FormField("전화", PhoneEdit("예: 033-480-0000"))
        self.address = FormField("주소", TextEdit())
        self.places = PlacesForm()
        self.months = FormField("유효기간 (개월)", NumberEdit("개월"))
        first = Card(spacing=14)
        for field in (self.name, self.phone, self.address):
            first.body.addWidget(field)
        second = Card("관할 지역", spacing=12)
        second.body.addWidget(self.places)
        third = Card("구직등록", spacing=12)
        third.body.addWidget(self.months)
        third.body.addWidget(
            Label(
                "구직신청일부터 이 기간이 지나면 만료로 봅니다. 법에서 정한 기간은 3개월입니다.",
                look="muted",
                points=SMALL,
                wrap=True,
            )
        )
        self.lapse = FormField("만료 임박", NumberEdit("일 전부터"))
        self.result = FormField("알선 결과 확인", NumberEdit("일 지나면"))
        self.confirm = FormField("구인 확인", NumberEdit("일 지나면"))
        self.follow_ups = FormField("사후관리 시점 (개월)", TextEdit("예: 1, 3, 6, 12"))
        fourth = Card("알림 기준", spacing=12)
        for pair in ((self.lapse, self.result), (self.confirm, self.follow_ups)):
            line = row(*pair, spacing=12)
            for at in range(2):
                line.setStretch(at, 1)
            fourth.body.addLayout(line)
        fourth.body.addWidget(
            Label(
                "할 일과 목록의 색이 이 기준을 따릅니다. 사후관리는 입사 뒤 몇 개월에 "
                "연락하는지를 쉼표로 나누어 적으세요.",
                look="muted",
                points=SMALL,
                wrap=True,
            )
        )
        for card in (first, second, third, fourth):
            self.body.addWidget(card)
        self.footer()

    def show_settings(self, own: CentreSettings) -> None:
        """Put the values into the fields."""
        self.name.set_value(own.name)
        self.phone.set_value(own.phone)
        self.address.set_value(own.address)
        self.places.set_value(own.sido, own.sigungu, own.eup_myeon)
        self.months.set_value(own.registration_months)
        self.lapse.set_value(own.lapse_days)
        self.result.set_value(own.result_days)
        self.confirm.set_value(own.vacancy_confirm_days)
        self.follow_ups.set_value(", ".join(map(str, own.follow_up_months)))

    def edited(self, own: CentreSettings) -> CentreSettings:
        """The values as typed."""
        sido, sigungu, eup_myeon = self.places.value()
        return replace(
            own,
            name=str(self.name.value()),
            phone=str(self.phone.value()),
            address=str(self.address.value()),
            sido=sido,
            sigungu=sigungu,
            eup_myeon=eup_myeon,
            registration_months=_number(self.months),
            lapse_days=_number(self.lapse),
            result_days=_number(self.result),
            vacancy_confirm_days=_number(self.confirm),
            follow_up_months=_numbers(str(self.follow_ups.value())),
        )

    def fields(self) -> dict[str, FormField]:
        """Where a problem is shown."""
        return {
            "name": self.name,
            "phone": self.phone,
            "address": self.address,
            "registration_months": self.months,
            "lapse_days": self.lapse,
            "result_days": self.result,
            "vacancy_confirm_days": self.confirm,
            "follow_up_months": self.follow_ups,
        }


def _number(field: FormField) -> int:
    """The number typed; 0, which no rule allows, where there is none."""
    value = field.value()
    return value if isinstance(value, int) else 0


def _numbers(text: str) -> tuple[int, ...]:
    """``1, 3, 6개월`` as numbers; 0, which no rule allows, for a word that is none."""
    words = re.split(r"[,\s/·]+", text.replace("개월", " ").strip())
    return tuple(int(word) if word.isdecimal() else 0 for word in words if word)
