/** Code for a web site says nothing of the computer on which it was made. */
import { expect, it } from "vitest";
import { embedAddress } from "../../explorer/views/embed-address.ts";

const PLACE = "https://UW-WEBSITE/verkenner.html";

it.each([
  ["file:///home/an/Documenten/verkenner.html#only=a&lang=nl", `${PLACE}#only=a&lang=nl`],
  ["file:///C:/Users/An/verkenner.html#only=a", `${PLACE}#only=a`],
  ["http://127.0.0.1:2040/#only=a", `${PLACE}#only=a`],
  ["http://localhost:8000/page.html#only=a", `${PLACE}#only=a`],
  ["about:srcdoc#only=a", `${PLACE}#only=a`],
])("%s becomes an address to fill in", (address, embedded) => {
  expect(embedAddress(address, PLACE)).toBe(embedded);
});

it.each([
  "https://www.kortrijk.be/klimaat/verkenner.html#only=a&lang=nl",
  "http://stad.example/verkenner.html#only=a",
])("%s stays as it is", (address) => {
  expect(embedAddress(address, PLACE)).toBe(address);
});
