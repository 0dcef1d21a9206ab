/**
 * What python3 is started with: it reads questions line by line, runs scripts in one namespace, and answers. Lines and
 * columns are strings there, as scripts written for spatch expect. If the process that asks is gone, it ends as well.
 */
export const pythonSide = String.raw`
import io, json, os, sys, threading, time, traceback, types

questions = os.fdopen(os.dup(0), "r", encoding="utf-8", errors="surrogateescape")
answers = os.fdopen(os.dup(1), "w", encoding="utf-8", errors="surrogateescape")
nowhere = os.open(os.devnull, os.O_RDWR)
os.dup2(nowhere, 0)
os.dup2(nowhere, 1)

def watch_parent(parent=os.getppid()):
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)

threading.Thread(target=watch_parent, daemon=True).start()

class Location:
    """A place in the C code."""
    def __init__(self, file, element, spans):
        self.file = file
        self.current_element = element
        names = ("line", "column", "line_end", "column_end", "current_element_line", "current_element_column",
                 "current_element_line_end", "current_element_column_end")
        for name, value in zip(names, spans):
            setattr(self, name, str(value))

class TermList:
    """The members of a list."""
    def __init__(self, text, members):
        self.text = text
        self.elements = members
    def __getitem__(self, index):
        return self.elements[index]
    def __len__(self):
        return len(self.elements)
    def __iter__(self):
        return iter(self.elements)
    def __str__(self):
        return self.text

class Made:
    """Code that a script made."""
    def __init__(self, kind, text):
        self.wire = {"kind": kind, "text": text}

class Answers:
    """What the script of the moment wants of the engine."""
    def __init__(self):
        self.reset([])
        self.now_files = []
    def reset(self, files):
        self.keep = True
        self.stop = False
        self.now_files = files

state = Answers()

class Cocci:
    def include_match(self, wanted):
        state.keep = bool(wanted)
    def exit(self):
        state.stop = True
    def files(self):
        return list(state.now_files)
    def combine(self, value, places):
        found = types.SimpleNamespace()
        found.location = places[0]
        found.locations = list(places)
        found.value = value
        return found
    def print_main(self, msg, places, color="ovl-face1"):
        place = places[0] if isinstance(places, (list, tuple)) else places
        org_todo(place, "%s %s::%s" % (msg, place.file, place.line), color)
    def print_sec(self, msg, places, color="ovl-face2"):
        org_link(places[0] if isinstance(places, (list, tuple)) else places, msg, color)
    def print_secs(self, msg, places, color="ovl-face2"):
        for place in places:
            org_link(place, msg, color)
    def make_ident(self, text):
        return Made("identifier", text)
    def make_expr(self, text):
        return Made("expression", text)
    def make_stmt(self, text):
        return Made("statement", text)
    def make_stmt_with_env(self, env, text):
        return Made("statement", text)
    def make_type(self, text):
        return Made("type", text)
    def make_listlen(self, count):
        return Made("length", str(count))
    def make_pragmainfo(self, text):
        return Made("pragmainfo", text)
    def make_position(self, file, element, line, column, line_end, column_end):
        made = Made("position", "")
        made.wire = {"kind": "position", "file": file, "line": int(line), "column": int(column),
                     "lineEnd": int(line_end), "columnEnd": int(column_end)}
        return made

class Coccinelle:
    """Names that scripts keep, and those that they make for later rules."""

def org_view(place, msg, color):
    return "[[view:%s::face=%s::linb=%s::colb=%s::cole=%s][%s]]" % (
        place.file, color, place.line, place.column, place.column_end, msg)

def org_default(place, msg):
    return msg if msg != "" else "%s::%s" % (place.file, place.line)

def org_safe(msg):
    return msg.replace("[", "@(").replace("]", ")")

def org_todo(place, msg="", color="ovl-face1"):
    print("* TODO " + org_view(place, org_default(place, msg), color))

def org_link(place, msg="", color="ovl-face1"):
    print(org_view(place, org_default(place, msg), color))

def build_report(place, msg):
    return "%s:%s:%s-%s: %s" % (place.file, place.line, place.column, place.column_end, msg)

def print_report(place, msg="ERROR"):
    print(build_report(place, msg))

class Iteration:
    def __init__(self):
        raise NotImplementedError("Iteration (running a patch anew from a script) is not supported by devmify")

def module(name, **members):
    made = types.ModuleType(name)
    made.__dict__.update(members)
    sys.modules[name] = made
    return made

cocci, coccinelle = Cocci(), Coccinelle()
report = module("coccilib.report", print_report=print_report, build_report=build_report)
org = module("coccilib.org", print_todo=org_todo, print_link=org_link,
    print_safe_todo=lambda place, msg="", color="ovl-face1": org_todo(place, org_safe(msg), color),
    print_safe_link=lambda place, msg="", color="ovl-face1": org_link(place, org_safe(msg), color),
    print_main=lambda msg, places, color="ovl-face1": cocci.print_main(msg, places, color),
    print_sec=lambda msg, places, color="ovl-face2": cocci.print_sec(msg, places, color),
    print_secs=lambda msg, places, color="ovl-face2": cocci.print_secs(msg, places, color),
    build_link=org_view)
elems = module("coccilib.elems", Location=Location, TermList=TermList)
coccilib = module("coccilib", report=report, org=org, elems=elems)
coccilib.__path__ = []
space = {"__name__": "__main__", "__builtins__": __builtins__, "cocci": cocci, "coccinelle": coccinelle,
    "coccilib": coccilib, "Iteration": Iteration}

def value_of(value):
    if value["kind"] == "text":
        return value["text"]
    if value["kind"] == "list":
        return TermList(value["text"], value["members"])
    return tuple(location_of(place) for place in value["places"])

def location_of(place):
    names = ("line", "column", "lineEnd", "columnEnd", "elementLine", "elementColumn", "elementLineEnd",
             "elementColumnEnd")
    return Location(place["file"], place["element"], [place[name] for name in names])

def made_value(value):
    return value.wire if isinstance(value, Made) else {"kind": "identifier", "text": str(value)}

def run(question):
    state.reset([question["path"]])
    for name in question["outputs"]:
        coccinelle.__dict__.pop(name, None)
    exec(compile(question["code"], question["title"], "exec"), space)
    made = {name: made_value(getattr(coccinelle, name)) for name in question["outputs"] if hasattr(coccinelle, name)}
    return {"keep": state.keep, "stop": state.stop, "made": made}

judges = {}

def judge(question):
    state.now_files = [question["path"]]
    code = question["code"]
    if code not in judges:
        try:
            judges[code] = compile(code, question["title"], "eval")
        except SyntaxError:
            lines = "".join("\n  " + line for line in code.split("\n"))
            judges[code] = compile("def __judge__():" + lines, question["title"], "exec")
    answer = eval(judges[code], space)
    if "__judge__" in space:
        answer = space.pop("__judge__")()
    return {"holds": bool(answer), "text": str(answer)}

def merged(question):
    """The values that scripts kept; spatch would give one of each of its processes, and here there is one."""
    names = question["merge"].items()
    space.update((local, [getattr(coccinelle, name)]) for local, name in names if hasattr(coccinelle, name))

def answer(question):
    printed, said = io.StringIO(), io.StringIO()
    sys.stdout, sys.stderr = printed, said
    reply = {}
    try:
        if "merge" in question:
            merged(question)
        space.update((name, value_of(value)) for name, value in question["values"].items())
        reply = judge(question) if question["what"] == "judge" else run(question)
    except SystemExit:
        reply = {"stop": True}
    except BaseException:
        frames = traceback.format_exc().split("\n")
        own = [i for i, line in enumerate(frames) if question["title"] in line]
        reply = {"problem": "\n".join(frames[:1] + frames[own[0]:] if own else frames[-2:])}
    sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
    reply["printed"], reply["said"] = printed.getvalue(), said.getvalue()
    return reply

for line in questions:
    answers.write(json.dumps(answer(json.loads(line))) + "\n")
    answers.flush()
`;
