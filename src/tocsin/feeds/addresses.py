"""Which addresses may be connected to: none inside the network that the desk itself stands in.

Names are resolved here, every address that comes back is checked, and the connection goes to the
checked address, so that a name cannot point elsewhere between check and use (DNS rebinding).
Writings such as 0x7f.1 or 2130706433 are what the resolver makes of them.
"""

import ipaddress
import socket

from tocsin.feeds.errors import Unreachable
from tocsin.records import Forbidden

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""RFC 6052, section 2.1: an IPv4 address in the last 32 bits."""
_COMPATIBLE = ipaddress.IPv6Network("::/96")
"""RFC 4291, section 2.5.5.1, deprecated: likewise."""
_UNFIT = (
    ipaddress.IPv6Network("fec0::/10"),  # site-local, deprecated (RFC 3879)
    ipaddress.IPv6Network("5f00::/16"),  # segment routing (RFC 9602)
    ipaddress.IPv4Network("192.88.99.0/24"),  # 6to4 relays, deprecated (RFC 7526)
)


def is_public(address: Address) -> bool:
    """Whether an address, and every IPv4 address written inside it, belongs to the open network."""
    if any(address.version == net.version and address in net for net in _UNFIT):
        return False
    inner = _inner(address) if isinstance(address, ipaddress.IPv6Address) else []
    if inner:
        return all(map(is_public, inner))
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified
    )


def _inner(address: ipaddress.IPv6Address) -> list[ipaddress.IPv4Address]:
    """IPv4 addresses that an IPv6 address stands for: mapped, NAT64, compatible, 6to4, Teredo."""
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64 or (address in _COMPATIBLE and int(address) > 1):
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [a for a in found if a is not None]


def resolve(host: str, port: int, *, allow_private: bool) -> list[str]:
    """The addresses of a host, all of them fit to connect to.

    Raises `Unreachable` for a name that does not resolve and `Forbidden` when any of its addresses
    is not of the open network.
    """
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable(f"host {host!r} is not found ({error}); check the address") from error
    found = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
    for text in () if allow_private else found:
        if not is_public(ipaddress.ip_address(text)):
            raise Forbidden(
                f"host {host!r} stands at {text}, which is not of the open network; "
                "to fetch it all the same, set allow_private"
            )
    if not found:
        raise Unreachable(f"host {host!r} has no address; check it")
    return found
