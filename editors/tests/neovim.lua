-- What a user of Neovim does: open a text, see what is wrong, apply a quick fix, fix the rest, save. Run by scripts/test-editors, which
-- sets TEXT to the file, RECIPE to the settings of docs/editors.md for this version, and puts `obelus` on the PATH.
local text = os.getenv("TEXT")

local function fail(message)
  io.stderr:write("neovim: " .. message .. "\n")
  vim.cmd("cquit 1")
end

local function wait(what, condition)
  if not vim.wait(30000, condition, 20) then fail("waited in vain for " .. what) end
end

local function lines() return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n") end

local ok, problem = pcall(function()
  vim.cmd("source " .. os.getenv("RECIPE"))
  vim.cmd("edit " .. text)
  wait("three diagnostics", function() return #vim.diagnostic.get(0) == 3 end)
  local found = vim.diagnostic.get(0)
  table.sort(found, function(left, right) return left.lnum < right.lnum or left.lnum == right.lnum and left.col < right.col end)
  -- Neovim counts bytes: the Cyrillic letters before the place are two each.
  if found[2].lnum ~= 2 or found[2].col ~= 17 then fail("the place is " .. found[2].lnum .. ":" .. found[2].col) end

  -- The quick fix that is offered where the caret is.
  local function actions(line, column, only)
    local place = { line = line, character = column }
    local answers = vim.lsp.buf_request_sync(0, "textDocument/codeAction", {
      textDocument = vim.lsp.util.make_text_document_params(),
      range = { start = place, ["end"] = place },
      context = { diagnostics = {}, only = only },
    }, 30000)
    for _, answer in pairs(answers or {}) do return answer.result or {} end
    return {}
  end
  local function apply(action)
    if not action then fail("no action is offered") end
    local client = (vim.lsp.get_clients or vim.lsp.get_active_clients)()[1]
    if not action.edit then
      for _, answer in pairs(vim.lsp.buf_request_sync(0, "codeAction/resolve", action, 30000) or {}) do action = answer.result end
    end
    vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
  end
  apply(actions(0, 24, { "quickfix" })[1])
  if not lines():find("We will act,” said", 1, true) then fail("the quick fix made: " .. lines()) end
  wait("two diagnostics", function() return #vim.diagnostic.get(0) == 2 end)

  -- Whatever is safe; what needs review stays.
  apply(actions(0, 0, { "source.fixAll.obelus" })[1])
  if not lines():find("Дом стоит, и the the house.", 1, true) then fail("fixing all made: " .. lines()) end
  wait("one diagnostic", function() return #vim.diagnostic.get(0) == 1 end)
  vim.cmd("write")
end)
if not ok then fail(tostring(problem)) end
print("neovim " .. tostring(vim.version().major) .. "." .. tostring(vim.version().minor) .. ": 3 diagnostics, a quick fix, fix all\n")
vim.cmd("qall!")
