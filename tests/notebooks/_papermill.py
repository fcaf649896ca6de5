"""papermill, taught to write parameters in TypeScript: arguments as of the command `papermill`.

papermill has translators for some languages and none for TypeScript, so its option -p fails on
every Deno notebook. A translator is all it lacks.
"""

import json

from papermill.cli import papermill
from papermill.translators import Translator, papermill_translators


class TypeScriptTranslator(Translator):
    """Parameters as constants, which a Deno kernel lets a later cell declare anew."""

    @classmethod
    def translate(cls, val):
        return json.dumps(val)

    @classmethod
    def comment(cls, cmt_str):
        return f"// {cmt_str}"

    @classmethod
    def assign(cls, name, str_val):
        return f"const {name} = {str_val};"


papermill_translators.register("typescript", TypeScriptTranslator)

if __name__ == "__main__":
    papermill()
