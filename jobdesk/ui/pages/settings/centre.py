"""센터: name, places, address and phone, how long a registration stays valid."""

from __future__ import annotations

from dataclasses import replace

from jobdesk.domain.centre import CentreSettings
from jobdesk.ui.pages.settings.section import Kit, SettingsForm
from jobdesk.ui.widgets.basics import SMALL, Card, Label
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
        for card in (first, second, third):
            self.body.addWidget(card)
        self.footer()

    def show_settings(self, own: CentreSettings) -> None:
        """Put the values into the fields."""
        self.name.set_value(own.name)
        self.phone.set_value(own.phone)
        self.address.set_value(own.address)
        self.places.set_value(own.sido, own.sigungu, own.eup_myeon)
        self.months.set_value(own.registration_months)

    def edited(self, own: CentreSettings) -> CentreSettings:
        """The values as typed."""
        sido, sigungu, eup_myeon = self.places.value()
        months = self.months.value()
        return replace(
            own,
            name=str(self.name.value()),
            phone=str(self.phone.value()),
            address=str(self.address.value()),
            sido=sido,
            sigungu=sigungu,
            eup_myeon=eup_myeon,
            registration_months=months if isinstance(months, int) else 0,
        )

    def fields(self) -> dict[str, FormField]:
        """Where a problem is shown."""
        return {
            "name": self.name,
            "phone": self.phone,
            "address": self.address,
            "registration_months": self.months,
        }
