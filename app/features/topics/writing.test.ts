import { expect, it } from "vitest";
import { ownLinks } from "./writing.server";

const [topic, post] = ["01hzzzzzzzzzzzzzzzzzzzzzzz", "01hyyyyyyyyyyyyyyyyyyyyyyy"];

it.each([
  [`<a href="/t/${topic}/slug">x</a>`, [topic], []],
  [`<a href="https://ours.example/posts/${post}">x</a> <a class="x" href="/posts/${post}#a">again</a>`, [], [post]],
  [`<a href="https://elsewhere.example/t/${topic}">x</a>`, [], []],
  [`<a href="https://ours.example.evil/t/${topic}">x</a>`, [], []],
  ["<a href=\"/t/short\">x</a> /t/01hzzzzzzzzzzzzzzzzzzzzzzz", [], []],
])("%s leads to %j and %j", (html, topics, posts) => {
  expect(ownLinks(html, "https://ours.example")).toEqual({ topics, posts });
});
