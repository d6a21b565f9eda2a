import { mount } from "svelte";
import App from "./App.svelte";
import "./styles/base.css";
import "./styles/shell.css";
import "./styles/board.css";
import "./styles/story.css";
import "./styles/replay.css";
import "./styles/settings.css";

mount(App, { target: document.getElementById("desk")! });
