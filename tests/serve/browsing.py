"""The page in a browser, as a person has it: what is dropped on it, typed and clicked, and what it shows then."""

import base64
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from browser import AXE
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.support.ui import WebDriverWait
from serve.asking import TOKEN

SECONDS = 60  # until a test gives up; the page takes a fraction of one

DROP = """
    const [name, content] = arguments;
    const dropped = new DataTransfer();
    dropped.items.add(new File([Uint8Array.from(atob(content), one => one.charCodeAt(0))], name));
    document.body.dispatchEvent(new DragEvent("drop", {dataTransfer: dropped, bubbles: true, cancelable: true}));
"""


class Page(NamedTuple):
    """The page of a server, in a browser."""

    driver: webdriver.Chrome
    port: int

    def open(self, *, width: int = 1280, height: int = 800, scheme: str = "light", lang: str = "zh") -> None:
        """Open the page as a screen of that size and a reader of that preference have it."""
        self.size(width, height)
        features = {"prefers-color-scheme": scheme, "prefers-reduced-motion": "reduce"}
        told = [{"name": name, "value": value} for name, value in features.items()]
        self.tell("Emulation.setEmulatedMedia", features=told)
        self.driver.get("about:blank")
        self.driver.get(f"http://127.0.0.1:{self.port}/#{TOKEN}")
        self.wait("return document.querySelector('#head button') !== null")
        if self.ask("return document.documentElement.lang.slice(0, 2)") != lang:
            self.click("#head > button:last-child")
        self.console()

    def size(self, width: int, height: int = 800) -> None:
        """Show the page on a screen of that size."""
        self.tell(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )

    def tell(self, command: str, **parameters: object) -> Any:  # noqa: ANN401  # what the protocol answers
        """Tell the browser something."""
        return self.driver.execute_cdp_cmd(command, parameters)

    def ask(self, script: str, *arguments: object) -> Any:  # noqa: ANN401  # what the script returns
        """Run a script in the page."""
        return self.driver.execute_script(script, *arguments)

    def wait(self, script: str, *arguments: object) -> Any:  # noqa: ANN401  # as above
        """Return what a script returns, as soon as that is something."""
        asking: Callable[[object], Any] = lambda _: self.ask(script, *arguments)  # noqa: E731  # as selenium calls it
        return WebDriverWait(self.driver, SECONDS, 0.02).until(asking, script)

    def drop(self, name: str, content: bytes) -> None:
        """Drop a document on the page, and wait until it is shown."""
        self.ask(DROP, name, base64.b64encode(content).decode())
        self.wait("return document.querySelector('#right .verdict') !== null && !document.querySelector('[aria-busy]')")

    def click(self, selector: str) -> None:
        """Click the first that a selector finds, as a person would where it is in sight."""
        self.wait("return document.querySelector(arguments[0]) !== null", selector)
        self.ask("document.querySelector(arguments[0]).click()", selector)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            ActionChains(self.driver).send_keys(key).perform()

    def text(self, selector: str) -> str:
        """Return the text that is shown in the first that a selector finds."""
        return str(self.ask("return document.querySelector(arguments[0])?.innerText ?? ''", selector)).strip()

    def texts(self, selector: str) -> list[str]:
        """Return the text of each that a selector finds."""
        return [
            str(text).strip()
            for text in self.ask(
                "return [...document.querySelectorAll(arguments[0])].map(one => one.textContent)", selector
            )
        ]

    def grave(self) -> list[tuple[str, list[str]]]:
        """Return what keeps a reader from the page, by axe-core."""
        self.tell("Runtime.evaluate", expression=AXE)
        found = self.tell("Runtime.evaluate", expression="axe.run()", awaitPromise=True, returnByValue=True)
        result: Mapping[str, Any] = found["result"]["value"]
        assert result["passes"]
        violations = [entry for entry in result["violations"] if entry["impact"] in {"serious", "critical"}]
        return [(entry["id"], [node["html"] for node in entry["nodes"]]) for entry in violations]

    def console(self) -> list[str]:
        """Return what the browser has to say of the page."""
        return [entry["message"] for entry in self.driver.get_log("browser")]  # type: ignore[no-untyped-call]  # not typed in selenium

    def elsewhere(self) -> list[str]:
        """Return what the page took from anywhere but its server."""
        script = "return performance.getEntriesByType('resource').map(one => one.name)"
        return [name for name in self.ask(script) if not name.startswith(f"http://127.0.0.1:{self.port}/")]
