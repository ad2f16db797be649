#!/usr/bin/env python3
"""A second, independent check of an audit bundle, written from docs/audit-bundle.md with the standard library alone.

    python3 tools/verify-bundle.py BUNDLE [--key VERIFIER_KEY]

It checks frame, entries, tree, chains, content and rule books, and with --key the signature of the last checkpoint, by OpenSSL 3.
Exit code 0: all shown; 1: a fault; 2: used wrongly or unreadable; 3: no fault, but something is not shown: no key was given to check the signature with, content
that was asked for is withheld, or an erasure lies outside the period.
"""
import argparse, base64, binascii, hashlib, json, os, re, subprocess, sys, tempfile

ZEROS = "0" * 64
OBLIGATORY = {"schema", "id", "act", "at", "actor", "correlationId", "about", "previous"}
MEMBERS = OBLIGATORY | {"licence", "index", "recipient", "query", "range", "refused", "permission", "authority", "outcome", "content"}
CONTENT_TAGS = {"content", "content-base64", "erased", "absent", "withheld"}
ORDER = {"about": 1, "key": 2, "checkpoint": 3, "subtree": 4, "entry": 4, "entry-base64": 4, "rule-book": 5, "end": 6, **dict.fromkeys(CONTENT_TAGS, 4)}
faults = []


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def canonical(raw):
    """The value of canonical JSON (text, whole numbers and ASCII names only, which is all an entry has); fails for anything else."""
    value = json.loads(raw.decode("utf-8"), parse_float=int, parse_constant=int)
    if json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8") != raw:
        raise ValueError("not in canonical form")
    return value


def base64_of(text):
    value = base64.b64decode(text, validate=True)
    if base64.b64encode(value) != text:
        raise ValueError("not base64 in its one form")
    return value


class Bundle:
    def __init__(self):
        self.about, self.checkpoints, self.nodes, self.position, self.stage = None, [], [], 0, 0
        self.chains, self.erased, self.books, self.needed = {}, {}, set(), {}
        self.open, self.compared, self.withheld = None, 0, 0

    def root(self):
        hashes = [node for _, node in self.nodes]
        total = hashes.pop() if hashes else sha256()
        while hashes:
            total = sha256(b"\x01", hashes.pop(), total)
        return total

    def compare(self):
        while self.compared < len(self.checkpoints) and self.checkpoints[self.compared][1] <= self.position:
            _, size, root = self.checkpoints[self.compared]
            self.compared += 1
            if size != self.position or root != self.root():
                faults.append(f"checkpoint of tree size {size}: the entries do not lead to its root")

    def add(self, level, node):
        self.compare()
        if self.position % (1 << level):
            raise ValueError(f"no subtree of level {level} at position {self.position}")
        self.position += 1 << level
        while self.nodes and self.nodes[-1][0] == level:
            level, node = level + 1, sha256(b"\x01", self.nodes.pop()[1], node)
        self.nodes.append((level, node))

    def settle(self):
        if self.open and "content" in self.open:
            faults.append(f"entry {self.open['id']}: the bundle does not say where its content is")
        self.open = None

    def line(self, tag, rest):
        if ORDER.get(tag, -1) < self.stage:
            raise ValueError(f"no line `{tag[:20]}` may stand here")
        self.stage = ORDER[tag] + (tag == "about")
        if tag in CONTENT_TAGS:
            entry, self.open = self.open, None
            return self.content(tag, rest, entry)
        self.settle()
        if tag == "about":
            about = canonical(rest)
            if set(about) != {"origin", "scope", "treeSize", "withContent"} or set(about["scope"]) not in ({"licenceIds"}, {"from", "until"}):
                raise ValueError("the bundle says of itself something else than it should")
            self.about = about
        elif tag == "checkpoint":
            note = canonical(rest)
            origin, size, root = note.split("\n")[:3]
            self.checkpoints.append((note, int(size), base64_of(root.encode())))
            if origin != self.about["origin"] or [c[1] for c in self.checkpoints[-2:]] != sorted({c[1] for c in self.checkpoints[-2:]}):
                raise ValueError("a checkpoint of another log, or out of order")
        elif tag == "subtree":
            level, node = re.fullmatch(rb"(\d|[1-4]\d|5[0-2]) ([0-9a-f]{64})", rest).groups()
            self.add(int(level), bytes.fromhex(node.decode()))
        elif tag in ("entry", "entry-base64"):
            self.entry(rest if tag == "entry" else base64_of(rest))
        elif tag == "rule-book":
            name, text = rest.split(b" ", 1)
            name = canonical(name)
            self.books.add((name["digest"], name["kernel"], name["version"]))
            if sha256(text).hex() != name["digest"]:
                raise ValueError("the rule book's text has another digest")

    def entry(self, raw):
        leaf = sha256(b"\x00", raw)
        self.add(0, leaf)
        entry = canonical(raw)
        if not isinstance(entry, dict) or entry.get("schema") != 1 or not OBLIGATORY <= set(entry) <= MEMBERS:
            raise ValueError("not an entry")
        licence, scope = entry.get("licence"), self.about["scope"]
        if licence not in scope["licenceIds"] if "licenceIds" in scope else not scope["from"] <= entry["at"] < scope["until"]:
            raise ValueError("an entry outside the scope")
        self.open = entry
        if licence is None:
            if entry["previous"] != ZEROS or "index" in entry:
                raise ValueError("an entry outside every chain that names one before it")
            return
        index, before, at = self.chains.get(licence, (0, ZEROS, ""))
        self.chains[licence] = (entry["index"] + 1, leaf.hex(), entry["at"])
        begins_late = at == "" and entry["index"] > 0 and "from" in scope
        if not begins_late and (entry["index"], entry["previous"]) != (index, before):
            raise ValueError(f"entry {entry['id']} is not the next one of the chain of {licence}")
        if entry["at"] < at:
            raise ValueError(f"entry {entry['id']} is earlier than the one before it")
        if entry["act"] == "content-erased" and "authority" in entry and "refused" not in entry:
            self.erased.pop(licence, None)

    def content(self, tag, rest, entry):
        if not entry or "content" not in entry or tag == "absent":
            raise ValueError("content that is missing, or that no entry committed to")
        if tag == "erased":
            self.erased.setdefault(entry.get("licence"), entry["id"])
        elif tag == "withheld":
            self.withheld += self.about["withContent"]
        elif not self.about["withContent"]:
            raise ValueError("content in a bundle that says it was not asked for")
        else:
            salt, raw = rest.split(b" ", 1)
            raw = base64_of(raw) if tag == "content-base64" else raw
            if not re.fullmatch(rb"[0-9a-f]{64}", salt) or sha256(bytes.fromhex(salt.decode()), raw).hex() != entry["content"]:
                raise ValueError(f"entry {entry['id']}: content and salt are not those that it committed to")
            if entry["act"] == "recommendation-made":
                book = json.loads(raw)["ruleBook"]
                self.needed.setdefault((book["digest"], book["kernel"], book["version"]), entry["id"])

    def finish(self):
        self.settle()
        self.compare()
        if not self.about or not self.checkpoints or not self.about["treeSize"] == self.position == self.checkpoints[-1][1]:
            faults.append("tree size, last checkpoint and number of leaves do not agree, or are missing")
        faults.extend(f"entry {one}: its rule book is not in the bundle" for book, one in self.needed.items() if book not in self.books)
        faults.extend(f"rule book {book[2]}: no recommendation in the bundle was made under it" for book in self.books if book not in self.needed)
        licences = self.about["scope"].get("licenceIds", []) if self.about else []
        faults.extend(f"licence {one}: no entry" for one in licences if one not in self.chains)
        faults.extend(f"entry {one}: content is gone without an erasure" for place, one in self.erased.items() if licences or place is None)
        return self.withheld > 0 or not licences and len(self.erased) > 0


def signed(note, key):
    """Whether the log's key signed the note; OpenSSL does the cryptography."""
    name, key_id, encoded = key.split("+", 2)
    public = base64_of(encoded.encode())
    text, signatures = note.rsplit("\n\n", 1)
    text = (text + "\n").encode()
    if public[:1] != b"\x01" or sha256(name.encode() + b"\n" + public)[:4].hex() != key_id or note.split("\n")[0] != name:
        return False
    for line in signatures.splitlines():
        raw = base64_of(line.rsplit(" ", 1)[1].encode())
        if line.startswith(f"\u2014 {name} ") and raw[:4].hex() == key_id:
            with tempfile.TemporaryDirectory() as folder:
                paths = [os.path.join(folder, each) for each in ("key", "text", "signature")]
                # The fixed first bytes of an Ed25519 public key in DER (RFC 8410).
                for path, value in zip(paths, (bytes.fromhex("302a300506032b6570032100") + public[1:], text, raw[4:])):
                    with open(path, "wb") as file:
                        file.write(value)
                command = ["openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-keyform", "DER", "-inkey", paths[0], "-in", paths[1], "-sigfile", paths[2]]
                return subprocess.run(command, capture_output=True).returncode == 0
    return False


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bundle")
    parser.add_argument("--key")
    options = parser.parse_args()
    bundle, digest, ended = Bundle(), hashlib.sha256(), False
    with open(options.bundle, "rb") as file:
        for number, raw in enumerate(file):
            tag, _, rest = raw.removesuffix(b"\n").partition(b" ")
            try:
                if ended or not raw.endswith(b"\n"):
                    raise ValueError("a line after the last one, or one that was cut short")
                if number == 0:
                    if raw != b"recall-audit-bundle 1\n":
                        raise ValueError("not a bundle of this version")
                elif tag == b"end":
                    ended = True
                    if rest != f"{number} {digest.hexdigest()}".encode():
                        raise ValueError("number of lines or SHA-256 do not agree with the last line")
                else:
                    bundle.line(tag.decode("ascii", "replace"), rest)
            except (ValueError, KeyError, TypeError, AttributeError, RecursionError, binascii.Error) as problem:
                faults.append(f"line {number + 1}: {problem}")
                if number == 0:
                    break
            digest.update(raw)
    not_shown = bundle.finish()
    if not ended:
        faults.append("the last line is missing")
    if options.key and bundle.checkpoints and not signed(bundle.checkpoints[-1][0], options.key):
        faults.append("the key given did not sign the last checkpoint")
    for fault in faults[:100]:
        print(ascii(fault))
    print(f"{bundle.position} leaves, {len(bundle.chains)} chains, {len(bundle.checkpoints)} checkpoints, {len(faults)} faults")
    return 1 if faults else 3 if not_shown or not options.key else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except OSError as problem:
        print(problem, file=sys.stderr)
        sys.exit(2)
