"""업체 담당자: several at a firm, one of them the main one, whom the firm's own record repeats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jobdesk.data import records, search
from jobdesk.domain.changes import Change
from jobdesk.domain.employers import Employer
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.network import Contact
from jobdesk.services import entries, stored
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.using import refuse_orphan
from jobdesk.services.writing import Writing, insist, others, tidied, writing

_KIND = KindId.CONTACTS


def of(desk: Desk, employer_id: int) -> tuple[Contact, ...]:
    """The contact persons of a firm, the main one first, then by name."""
    mine = Filter(conditions=(Condition("employer_id", Op.IS, employer_id),))
    ids = search.find(desk.store, _KIND, mine, Order("name"), desk.today())
    found: list[Contact] = records.get_many(desk.store, _KIND, ids.tolist())
    return tuple(sorted(found, key=lambda contact: (not contact.main, contact.name, contact.id)))


def add(desk: Desk, contact: Contact) -> Change:
    """Store a new contact person; a firm's first one is its main one.

    A person named only on the firm's own record becomes a contact too, so that no name is
    lost to the new one. Raises UserError with the field that is wrong.
    """
    clean = tidied(contact)
    insist(entries.check(desk, clean))
    assert clean.employer_id is not None
    with writing(desk, f"업체 담당자 등록: {clean.name}", Action.ADD, _KIND) as work:
        firm = stored.employer(desk, clean.employer_id)
        known = of(desk, firm.id)
        if not known:
            if firm.contact_name and firm.contact_name != clean.name:
                work.insert(Contact(employer_id=firm.id, name=firm.contact_name, phone=firm.phone))
            clean = replace(clean, main=True)
        id_ = work.insert(clean)
        if clean.main:
            _make_main(desk, work, firm, id_)
        return work.change(id_)


def save(desk: Desk, contact: Contact) -> Change:
    """Store an edited contact person; one of a firm's contacts is always the main one.

    Raises UserError and StaleRecord.
    """
    clean = tidied(contact)
    insist(entries.check(desk, clean))
    assert clean.employer_id is not None
    with writing(desk, f"업체 담당자 수정: {clean.name}", Action.EDIT, _KIND) as work:
        work.update(clean)
        firm = stored.employer(desk, clean.employer_id)
        if clean.main:
            _make_main(desk, work, firm, clean.id)
        else:
            _keep_a_main(desk, work, firm)
        return work.change(clean.id)


def set_main(desk: Desk, contact_id: int) -> Change:
    """Make a contact person the firm's main one; its own record then names that person."""
    with writing(desk, "대표 담당 바꾸기", Action.EDIT, _KIND) as work:
        contact: Contact = records.get(desk.store, _KIND, contact_id)
        assert contact.employer_id is not None
        firm = stored.employer(desk, contact.employer_id)
        work.label(f"대표 담당 바꾸기: {firm.name} {contact.name}")
        work.update(replace(contact, main=True))
        _make_main(desk, work, firm, contact_id)
        return work.change(contact_id)


def trash(desk: Desk, ids: Sequence[int]) -> Change:
    """Move contact persons to the 휴지통; what was said with them stays. After the main one
    the next becomes main."""
    with writing(desk, "업체 담당자 휴지통", Action.DELETE, _KIND) as work:
        gone: list[Contact] = records.get_many(desk.store, _KIND, ids)
        work.label(f"업체 담당자 휴지통: {others([contact.name for contact in gone])}")
        work.trash(ids)
        for employer_id in sorted({c.employer_id for c in gone if c.employer_id is not None}):
            _keep_a_main(desk, work, stored.employer(desk, employer_id))
        return work.change(*ids)


def untrash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take contact persons out of the 휴지통; the firm's main one stays who it is now."""
    with writing(desk, "업체 담당자 되살리기", Action.EDIT, _KIND) as work:
        back: list[Contact] = records.get_many(desk.store, _KIND, ids)
        for contact in back:
            refuse_orphan(desk, contact, {"employer_id": KindId.EMPLOYERS})
        work.label(f"업체 담당자 되살리기: {others([contact.name for contact in back])}")
        work.untrash(ids)
        for contact in back:
            assert contact.employer_id is not None
            firm = stored.employer(desk, contact.employer_id)
            others_main = [c for c in of(desk, firm.id) if c.main and c.id != contact.id]
            if contact.main and others_main:
                now: Contact = records.get(desk.store, _KIND, contact.id)
                work.update(replace(now, main=False))
            _keep_a_main(desk, work, firm)
        return work.change(*ids)


def follow(desk: Desk, work: Writing, before: Employer, after: Employer) -> None:
    """The firm's own record was edited: its main contact takes the new name or phone.

    Runs inside the operation that saves the firm.
    """
    if (before.contact_name, before.phone) == (after.contact_name, after.phone):
        return
    main = next((contact for contact in of(desk, after.id) if contact.main), None)
    if main is not None and after.contact_name:
        work.update(replace(main, name=after.contact_name, phone=after.phone or main.phone))


def _make_main(desk: Desk, work: Writing, firm: Employer, contact_id: int) -> None:
    """The others give the place up; the firm's record names the one that has it now."""
    for contact in of(desk, firm.id):
        if contact.id == contact_id:
            _mirror(work, firm, contact)
        elif contact.main:
            work.update(replace(contact, main=False))


def _keep_a_main(desk: Desk, work: Writing, firm: Employer) -> None:
    known = of(desk, firm.id)
    if known and not known[0].main:
        work.update(replace(known[0], main=True))
        _make_main(desk, work, firm, known[0].id)


def _mirror(work: Writing, firm: Employer, main: Contact) -> None:
    work.update(replace(firm, contact_name=main.name, phone=main.phone or firm.phone))
