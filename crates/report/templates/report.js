(function () {
  "use strict";
  var cards = Array.prototype.slice.call(document.querySelectorAll("[data-place]"));
  var block = document.getElementById("by-block");
  var place = document.getElementById("by-place");
  var words = document.getElementById("by-words");
  var shown = document.getElementById("shown");
  function filter() {
    var wanted = words.value.trim().toLowerCase();
    var count = 0;
    cards.forEach(function (card) {
      var fits = (!block.value || card.dataset.block === block.value) &&
        (!place.value || card.dataset.place === place.value) &&
        (!wanted || card.textContent.toLowerCase().indexOf(wanted) >= 0);
      card.hidden = !fits;
      if (fits) { count += 1; }
    });
    shown.textContent = count + " of " + cards.length + " shown";
  }
  [block, place].forEach(function (control) { control.addEventListener("change", filter); });
  words.addEventListener("input", filter);
  document.querySelector(".filters").addEventListener("submit", function (event) { event.preventDefault(); });
  function show(id) {
    var target = id && document.getElementById(id);
    if (!target) { return; }
    Array.prototype.forEach.call(document.querySelectorAll(".here"), function (old) { old.classList.remove("here"); });
    for (var up = target; up; up = up.parentElement) {
      if (up.tagName === "DETAILS") { up.open = true; }
      up.hidden = false;
    }
    var mark = target.closest("mark, blockquote");
    (mark || target).classList.add("here");
  }
  window.addEventListener("hashchange", function () { show(location.hash.slice(1)); });
  show(location.hash.slice(1));
  window.addEventListener("beforeprint", function () {
    Array.prototype.forEach.call(document.querySelectorAll("details"), function (d) { d.open = true; });
  });
  filter();
})();
