"""Letters by SMTP, for the few things that cannot wait until somebody signs in. They hold nothing of any learner."""

from __future__ import annotations

import asyncio
import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Final
from urllib.parse import unquote, urlsplit

from services.platform.database import no_work_open
from services.platform.errors import Problem
from services.platform.settings import Settings

TIMEOUT_S: Final = 20.0


class MailRefused(Problem):
    """The mail server cannot be reached, or does not take a letter."""

    status = 503
    code = "mail_refused"
    title = "The mail server did not take a letter; see MENO_SMTP_URL"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to one person."""

    to: str = field(repr=False)
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Mail:
    """Sends letters over `url` (smtp://user:password@host:587 with STARTTLS where it is offered, smtps://host:465), if one is set."""

    url: str | None = field(default=None, repr=False)
    sender: str = "meno@localhost"

    @property
    def is_set(self) -> bool:
        """Return whether letters can be sent at all."""
        return self.url is not None

    async def send(self, letter: Letter) -> None:
        """Send a letter.

        Raises:
            MailRefused: It could not be handed over; it may be sent again. The cause is not repeated, as servers quote addresses.
        """
        no_work_open("sending a letter")
        try:
            await asyncio.to_thread(self._send, letter)
        except (OSError, smtplib.SMTPException):
            raise MailRefused from None

    def _send(self, letter: Letter) -> None:
        parts = urlsplit(self.url or "")
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = self.sender, letter.to, letter.subject
        message.set_content(letter.body)
        host, tls = parts.hostname or "localhost", ssl.create_default_context()
        is_secure = parts.scheme == "smtps"
        opened = (
            smtplib.SMTP_SSL(host, parts.port or 465, timeout=TIMEOUT_S, context=tls)
            if is_secure
            else smtplib.SMTP(host, parts.port or 587, timeout=TIMEOUT_S)
        )
        with opened as session:
            session.ehlo()
            if not is_secure and session.has_extn("starttls"):
                session.starttls(context=tls)
            if parts.username:
                session.login(unquote(parts.username), unquote(parts.password or ""))
            session.send_message(message)


def build_mail(settings: Settings) -> Mail:
    """Return what sends letters, or says that no server is set."""
    url = settings.smtp_url.get_secret_value() if settings.smtp_url else None
    return Mail(url, settings.mail_from)
