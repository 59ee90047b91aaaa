using Mila.Host.Commands;

return await CommandLine.Run(args);
