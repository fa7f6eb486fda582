"""Random primes of 61 bits and square roots modulo them (pure)."""

from __future__ import annotations

from random import Random
from typing import Final

from services.grading.algebra.arithmetic import Undecided

_SMALL: Final = (3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47)
_SMALL_AND_TWO: Final = (2, *_SMALL, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109, 113, 127, 131, 137, 139, 149)
_MAX_DRAWS: Final = 20_000
# These bases decide primality for every number below 2^64 (Sinclair 2011, the seven bases of the deterministic Miller-Rabin test).
_WITNESSES: Final = (2, 325, 9375, 28178, 450775, 9780504, 1795265022)


def is_prime(number: int) -> bool:
    """Return whether an odd number between 50 and 2^64 is prime."""
    if any(number % small == 0 for small in _SMALL):
        return False
    odd, twos = number - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    return all(_passes(number, witness, odd, twos) for witness in _WITNESSES)


def _passes(number: int, witness: int, odd: int, twos: int) -> bool:
    power = pow(witness, odd, number)
    if power in (0, 1, number - 1):
        return True
    for _ in range(twos - 1):
        power = power * power % number
        if power == number - 1:
            return True
    return False


def draw_prime(source: Random, squares: frozenset[int]) -> int:
    """Return a random prime between 2^60 and 2^61 modulo which every number of `squares` has a square root.

    It is 1 modulo 8 when -1 must have a root, else 3 modulo 4.

    Raises:
        Undecided: None was found in a bounded number of draws.
    """
    step, rest = (8, 1) if -1 in squares else (4, 3)
    others = [square for square in squares if square != -1]
    for _ in range(_MAX_DRAWS):
        start = source.getrandbits(60) | (1 << 60)
        prime = start - start % step + rest
        if is_prime(prime) and all(pow(n, (prime - 1) // 2, prime) == 1 for n in others):
            return prime
    raise Undecided


def square_root(square: int, prime: int) -> int:
    """Return a square root of a square modulo an odd prime (Tonelli 1891, Shanks 1973)."""
    if prime % 4 == 3:
        return pow(square, (prime + 1) // 4, prime)
    odd, twos = prime - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    other = next(n for n in _SMALL_AND_TWO if pow(n, (prime - 1) // 2, prime) == prime - 1)
    turn, error, root = pow(other, odd, prime), pow(square, odd, prime), pow(square, (odd + 1) // 2, prime)
    while error != 1:
        order, power = 0, error
        while power != 1:
            order, power = order + 1, power * power % prime
        factor = pow(turn, 1 << (twos - order - 1), prime)
        twos, turn = order, factor * factor % prime
        error, root = error * turn % prime, root * factor % prime
    return root
