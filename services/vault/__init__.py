"""Seals learner data: keys per tenant, account and session, and the envelope that binds a record to its place. Knows keys and bytes only."""

from services.vault.account_keys import AccountKeys
from services.vault.blocks import TABLES as KEY_TABLES
from services.vault.blocks import Blocks
from services.vault.envelope import Place, SealRefused
from services.vault.epochs import EpochStore
from services.vault.gauges import KeyGauges
from services.vault.holding import Holding
from services.vault.keyring import Keyring
from services.vault.ledger import Ledger, Tombstone
from services.vault.openbao import OpenBaoRoot
from services.vault.opening import KeysMissing, TenantIndex
from services.vault.process import forbid_core_dumps
from services.vault.receipts import Signer
from services.vault.roots import FileRoot, RootProvider, VaultClosed
from services.vault.rotation.alone import TurnBusy
from services.vault.rotation.building import build_keyring, build_rotation
from services.vault.rotation.checking import KeyFindings
from services.vault.rotation.jobs import RESEAL, ROTATE, TURN_EPOCH
from services.vault.rotation.pace import Pace
from services.vault.rotation.service import KeyRotation, KeyStates, Scope
from services.vault.rotation.turn import Turned, TurnImpossible
from services.vault.rotation.versions_store import Level
from services.vault.sealed import Sealed, SealedBytes
from services.vault.service import KeyStatus, Vault
from services.vault.standing import OrderKey, Orders, StandingOrders
from services.vault.store import Epoch
from services.vault.twin import LedgerMissing
from services.vault.watch import KeyWatch
from services.vault.witness import Stand, Witness
from services.vault.witnesses import Witnesses
from services.vault.wrapping import EpochMissing

__all__ = [
    "KEY_TABLES",
    "RESEAL",
    "ROTATE",
    "TURN_EPOCH",
    "AccountKeys",
    "Blocks",
    "Epoch",
    "EpochMissing",
    "EpochStore",
    "FileRoot",
    "Holding",
    "KeyFindings",
    "KeyGauges",
    "KeyRotation",
    "KeyStates",
    "KeyStatus",
    "KeyWatch",
    "Keyring",
    "KeysMissing",
    "Ledger",
    "LedgerMissing",
    "Level",
    "OpenBaoRoot",
    "OrderKey",
    "Orders",
    "Pace",
    "Place",
    "RootProvider",
    "Scope",
    "SealRefused",
    "Sealed",
    "SealedBytes",
    "Signer",
    "Stand",
    "StandingOrders",
    "TenantIndex",
    "Tombstone",
    "TurnBusy",
    "TurnImpossible",
    "Turned",
    "Vault",
    "VaultClosed",
    "Witness",
    "Witnesses",
    "build_keyring",
    "build_rotation",
    "forbid_core_dumps",
]
